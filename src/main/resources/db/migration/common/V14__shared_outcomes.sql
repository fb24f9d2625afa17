-- Beside the trace, requests share what follows from it: an object with all of that takes the place of the array.
update usage_trace set trace = '{"trace":' || trace || '}';
