-- wrk's script: asks for the feeds of a list in turn.
--
--     wrk … -s polls.lua http://… -- LIST CODING [PAUSE]
--
-- LIST has a line for each feed, "PATH TAG"; with a tag of "-" the request is unconditional. With a PAUSE each
-- connection waits so many milliseconds before each request. Ends with a line RESULT:
-- requests, duration, p50, p99 (all in microseconds), errors of connect, read, write, status and time-outs.

local requests = {}
local nextRequest = 0

function init(arguments)
    local list, coding = arguments[1], arguments[2]
    for line in io.lines(list) do
        local path, tag = line:match("^(%S+) (.+)$")
        local fields = { ["Accept-Encoding"] = coding, ["User-Agent"] = "bench" }
        if tag ~= "-" then fields["If-None-Match"] = tag end
        requests[#requests + 1] = wrk.format("GET", path, fields)
    end
    local pause = tonumber(arguments[3])
    -- wrk calls it, where there is one, before each request.
    if pause then delay = function() return pause end end
end

function request()
    nextRequest = nextRequest % #requests + 1
    return requests[nextRequest]
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        "RESULT %d %d %.0f %.0f %d %d %d %d %d\n", summary.requests, summary.duration,
        latency:percentile(50), latency:percentile(99),
        errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
