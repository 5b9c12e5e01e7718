-- Removes an entry and begins a new generation, so that nothing loaded before can come back.
-- KEYS: the entry, its generation. ARGV: how long the generation is kept in ms: longer than any load takes.
redis.call('DEL', KEYS[1])
redis.call('INCR', KEYS[2])
redis.call('PEXPIRE', KEYS[2], ARGV[1])
return 1
