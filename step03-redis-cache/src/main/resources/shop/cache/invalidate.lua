-- Removes an entry and begins a new generation, so that nothing loaded before can come back.
-- KEYS: the entry, its generation. ARGV: the new generation, how long it is kept in ms.
redis.call('DEL', KEYS[1])
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return 1
