vcl 4.1;
# FeedServer behind Varnish (7.1 of Debian 12, with the module xkey of the package varnish-modules, is what
# Tests/Acceptance/check_caches.py tries it with). Copies are kept as long as Cache-Control says and dropped by tag when a
# feed changes. It goes with this in the configuration of every node:
#
#     "edge": {
#       "tags": ["xkey"],
#       "purge": [{"method": "PURGE", "url": "http://127.0.0.1:6081/", "fields": {"xkey-purge": "{tags:space}"}}]
#     }

import std;
import xkey;

backend feeds {
    .host = "127.0.0.1";
    .port = "8080";
    .probe = { .url = "/readyz"; .interval = 5s; .timeout = 2s; }
}

# Who may drop copies: the nodes. A proxy in front, as for TLS, has the address of this machine too, and passes on what
# anybody sends. It must add X-Forwarded-For, as all do that are set up to tell clients apart: Varnish adds the proxy's
# address behind a comma, and where there is one the request is not a node's own.
acl nodes {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ nodes || req.http.X-Forwarded-For ~ ",") {
            return (synth(403, "Forbidden"));
        }
        if (!req.http.xkey-purge) {
            return (synth(400, "No tags"));
        }
        set req.http.n-gone = xkey.purge(req.http.xkey-purge);
        return (synth(200, "Dropped " + req.http.n-gone));
    }
    # Varnish asks with the tag of its own copy: with the A-IM of a reader, that one would get what is new since that copy
    # instead of since its own, and miss what is between. This line must stay.
    unset req.http.A-IM;
    # Feeds are the same for all.
    unset req.http.Cookie;
    unset req.http.Authorization;
    # Accept chooses only where the path has no extension.
    if (req.url ~ "^[^?]*\.(rss|atom|json|rdf|opml|xml)(\?|$)") {
        unset req.http.Accept;
    }
    unset req.http.Forwarded;
    # For ten seconds past max-age, a copy is given while a newer one is fetched; longer only while the server is away.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 10s;
    }
}

sub vcl_backend_response {
    # Kept beyond max-age: to be asked for with If-None-Match, and for when the server is away.
    if (beresp.status == 200) {
        set beresp.grace = 1d;
        set beresp.keep = 1d;
    }
    # Trouble of the server does not take the place of a copy.
    if (beresp.status >= 500 && bereq.is_bgfetch) {
        return (abandon);
    }
}

sub vcl_deliver {
    # Tags are nobody else's business.
    unset resp.http.xkey;
    if (obj.hits > 0) {
        set resp.http.X-Cache = "HIT";
    } else {
        set resp.http.X-Cache = "MISS";
    }
}
