-- Takes a token out of a bucket, if there is a whole one; a bucket that has no key is full.
-- KEYS: the bucket. ARGV: the time in ms, how many tokens the bucket holds, in how many ms an empty one fills.
-- Returns: 1 if a token was taken, else 0; the whole tokens left; in how many ms there is one more.

local now, size, fill = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])

-- exercise 3.4: begin
-- A token counts as FILL parts: then each ms adds SIZE parts, and all numbers are whole.
local full = size * fill
local bucket = redis.call('HMGET', KEYS[1], 'parts', 'at')
local at = tonumber(bucket[2]) or now
now = math.max(now, at)
local parts = math.min(full, (tonumber(bucket[1]) or full) + (now - at) * size)

local taken = 0
if parts >= fill then
  taken = 1
  parts = parts - fill
  redis.call('HSET', KEYS[1], 'parts', parts, 'at', now)
  redis.call('PEXPIRE', KEYS[1], math.ceil((full - parts) / size))
end
-- Who is refused writes nothing: else a time from a clock that is far ahead would stay for as long as somebody asks.
return {taken, math.floor(parts / fill), math.ceil((fill - parts % fill) / size)}
-- exercise 3.4: end
-- starter: local window = now - now % fill
-- starter: local count = redis.call('HMGET', KEYS[1], 'window', 'used')
-- starter: local used = tonumber(count[1]) == window and tonumber(count[2]) or 0
-- starter:
-- starter: local taken = 0
-- starter: if used < size then
-- starter:   taken = 1
-- starter:   used = used + 1
-- starter:   redis.call('HSET', KEYS[1], 'window', window, 'used', used)
-- starter:   redis.call('PEXPIRE', KEYS[1], fill)
-- starter: end
-- starter: return {taken, size - used, window + fill - now}
