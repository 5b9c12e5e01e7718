-- Stores what was loaded, unless it was invalidated after it was looked for.
-- KEYS: the entry, its generation. ARGV: the generation seen at the look, the entry, how long it lives in ms.
if (redis.call('GET', KEYS[2]) or '') ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
