/**
 * Parameters and answers of every command, by path: made from docs/openapi.json by `npm run client`.
 *
 * Of document 287c47e4fde10a2bbd534b72b0e1336f0edf29e0ae0e9637f49941079ca23397.
 */
export interface paths {
    readonly "/backlinks/v1.0/get-metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Key statistics of targets
         * @description Number of live backlinks, referring domains, IPs and subnets of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-metrics-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-inlink-rank": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * InLink Rank and Domain InLink Rank of pages
         * @description Ranks of each URL and of its registrable domain, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-inlink-rank-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks of a target
         * @description Live backlinks of the target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Backlinks per referring domain; empty: all. */
                        readonly per_domain?: number;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-refdomains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains of a target
         * @description Hosts with live backlinks to the target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-refdomains-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-raw-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * All backlinks of a target, page after page
         * @description Live backlinks of the target, up to 100,000 a page. Go on with `next` of each page until one comes without it: no link comes twice, and none is left out that stays. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description Aim of the request: root domain, host (subdomain), or URL. */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return on one page.
                         * @default 10000
                         */
                        readonly limit?: number;
                        /** @description Cursor that the page before came with, for the same target, mode and filters. Absent, not empty, for the first page. Usable for at least 24 hours. */
                        readonly next?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /** @description First day a link may have been found on (UTC). */
                        readonly first_seen_from?: string;
                        /** @description Last day a link may have been found on (UTC). */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-raw-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/download-all-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * All backlinks of a target, as a file
         * @description Queues a task that writes all live backlinks of the target to a gzipped CSV file (RFC 4180, UTF-8, a header line, the columns of get-raw-backlinks). Its progress is told by download-all-backlinks-status. A key has one task at a time. Costs 1 unit a row, charged when the file is complete; a key that has fewer units left than there are rows is refused (402). Cells of title, anchor and image_source that begin with =, +, -, @, a tab or a line break get an apostrophe before them, so that no spreadsheet runs them.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["download-all-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/download-all-backlinks-status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How far a task of download-all-backlinks is
         * @description Status of a task and, once it is complete, the address of its file. Free.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description As download-all-backlinks answered it.
                         * @example CB8C36874702C69A767AC086AFD01B1B
                         */
                        readonly task_id: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["download-all-backlinks-status-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-subscription-info": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * State and balance of the key
         * @description The subscription of the key that asks, as it is at this moment. Costs nothing; a key without units left may ask too. GET only.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-subscription-info-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-summary": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Extended statistics of targets
         * @description What get-metrics tells of each target, and its ranks, anchors, pages, top-level domains and countries of referring domains. In url mode the rank is that of the page, else of the root page of the host; entries of equal counts are ordered by the other count, then by name. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-summary-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-anchors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Anchors of links to a target
         * @description Anchors of live backlinks to the target; upper and lower case are told apart. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-anchors-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-top-pages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pages of a target that have backlinks
         * @description Pages of the target that live backlinks lead to. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-top-pages-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-referring-ips": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring IP addresses of a target
         * @description Addresses of the pages with live backlinks to the target; pages of unknown address are left out. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-referring-ips-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-broken-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks of a target that lead nowhere
         * @description Live backlinks whose destination answered 404, 410 or 5xx when it was visited last; destinations that were never visited are not known to be broken. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Backlinks per referring domain; empty: all. */
                        readonly per_domain?: number;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-broken-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-link-intersect": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains that several targets have in common
         * @description Hosts with live backlinks to all targets (or to min_targets of them), and with none to any not_target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Root domains, hosts, or URLs that are linked to, 10 at most.
                         * @example [
                         *       "a.example",
                         *       "b.example"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /** @description Root domains, hosts, or URLs that are not linked to, 10 at most. Filters do not hold for links to them: any live one counts. */
                        readonly not_target?: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /** @description How many of the targets must be linked to; empty: all. */
                        readonly min_targets?: number;
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Highest rank, most backlinks to all targets, or most targets linked to, first.
                         * @default domain_inlink_rank
                         * @enum {string}
                         */
                        readonly order_by?: "domain_inlink_rank" | "backlinks" | "targets";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-link-intersect-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-new-lost-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks found and lost
         * @description Backlinks of the target that were found or lost between two days, both included: a row for each event, dated by the visit that noticed it. A lost link that returns is new again. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description new_lost_date: latest found or lost first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default new_lost_date
                         * @enum {string}
                         */
                        readonly order_by?: "new_lost_date" | "domain_inlink_rank" | "inlink_rank";
                        /**
                         * @description Maximum number of results to return.
                         * @default 1000
                         */
                        readonly limit?: number;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-new-lost-refdomains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains found and lost
         * @description Hosts whose first backlink to the target went live, or whose last live one was lost, between two days, both included: a row for each event. A lost host that links again is new again. With filters, a host is found and lost by the links they leave. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description new_lost_date: latest found or lost first. domain_inlink_rank: highest first.
                         * @default new_lost_date
                         * @enum {string}
                         */
                        readonly order_by?: "new_lost_date" | "domain_inlink_rank";
                        /**
                         * @description Maximum number of results to return.
                         * @default 1000
                         */
                        readonly limit?: number;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-refdomains-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks and referring domains over time
         * @description Totals of the target, and what was found and lost, per day, week or month between two days, both included, 10000 days at most; weeks and months at the ends hold only days between them. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description First day, inclusive (UTC); 30 days before the last one when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description One row a day, week (from Monday) or calendar month.
                         * @default by_day
                         * @enum {string}
                         */
                        readonly granularity?: "by_day" | "by_week" | "by_month";
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-history-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-new-lost-backlinks-count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many backlinks were found and lost on each day
         * @description The events of get-new-lost-backlinks, counted by day. A row for each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-backlinks-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-new-lost-refdomains-count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many referring domains were found and lost on each day
         * @description The events of get-new-lost-refdomains, counted by day. A row for each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-refdomains-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-cumulative-backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many backlinks were live on each day
         * @description Live backlinks of the target at the end of each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-cumulative-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/v1.0/get-evidence": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Visits that saw or missed one backlink
         * @description Each visit of the referring page, latest first, with what it said of the link, where its archive lies, and the HTML around the link where that archive is at hand. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Full URL of the referring page.
                         * @example https://www.example.com/page
                         */
                        readonly url_from: string;
                        /**
                         * @description Full URL of the destination, in another registrable domain.
                         * @example https://www.example.com/page
                         */
                        readonly url_to: string;
                        /**
                         * @description Empty: the type of link that is known from this page to this destination; of several href, else canonical.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect" | "canonical";
                        /**
                         * @description Maximum number of visits, latest first.
                         * @default 10
                         */
                        readonly limit?: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-evidence-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/metrics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Key statistics of targets
         * @description Number of live backlinks, referring domains, IPs and subnets of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-metrics-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * InLink Rank and Domain InLink Rank of pages
         * @description Ranks of each URL and of its registrable domain, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-inlink-rank-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/page": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * InLink Rank of pages
         * @description Rank of each URL, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-page-authority-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/domain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Domain InLink Rank of domains
         * @description Rank of the registrable domain of each URL, host or domain, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-domain-authority-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/page/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * InLink Rank of a page over time
         * @description InLink Rank of the URL in force at the end of each day, week or month between two days, both included, as the rank runs left it; -1: not in the graph then. Days before the first rank run whose changes were kept, more than three years ago, or to come are left out. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description First day, inclusive (UTC); 30 days before the last one when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description One row a day, week (from Monday) or calendar month.
                         * @default by_day
                         * @enum {string}
                         */
                        readonly granularity?: "by_day" | "by_week" | "by_month";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-page-authority-history-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/domain/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Domain InLink Rank of a domain over time
         * @description Domain InLink Rank of the registrable domain of the target in force at the end of each day, week or month between two days, both included, as the rank runs left it; -1: not in the graph then. Days before the first rank run whose changes were kept, more than three years ago, or to come are left out. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description First day, inclusive (UTC); 30 days before the last one when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description One row a day, week (from Monday) or calendar month.
                         * @default by_day
                         * @enum {string}
                         */
                        readonly granularity?: "by_day" | "by_week" | "by_month";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-domain-authority-history-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks of a target
         * @description Live backlinks of the target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Backlinks per referring domain; empty: all. */
                        readonly per_domain?: number;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/raw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * All backlinks of a target, page after page
         * @description Live backlinks of the target, up to 100,000 a page. Go on with `next` of each page until one comes without it: no link comes twice, and none is left out that stays. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description Aim of the request: root domain, host (subdomain), or URL. */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return on one page.
                         * @default 10000
                         */
                        readonly limit?: number;
                        /** @description Cursor that the page before came with, for the same target, mode and filters. Absent, not empty, for the first page. Usable for at least 24 hours. */
                        readonly next?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /** @description First day a link may have been found on (UTC). */
                        readonly first_seen_from?: string;
                        /** @description Last day a link may have been found on (UTC). */
                        readonly first_seen_to?: string;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first; a link whose rank changes between two pages may come twice or not at all. Absent: by URL, the fastest.
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Backlinks per referring domain; empty: all. */
                        readonly per_domain?: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-raw-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/refdomains": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains of a target
         * @description Hosts with live backlinks to the target. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description date_found: most recent (new) backlinks first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default date_found
                         * @enum {string}
                         */
                        readonly order_by?: "date_found" | "domain_inlink_rank" | "inlink_rank";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-refdomains-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * All backlinks of a target, as a file
         * @description Queues a task that writes all live backlinks of the target to a gzipped CSV file (RFC 4180, UTF-8, a header line, the columns of get-raw-backlinks). Its progress is told by download-all-backlinks-status. A key has one task at a time. Costs 1 unit a row, charged when the file is complete; a key that has fewer units left than there are rows is refused (402). Cells of title, anchor and image_source that begin with =, +, -, @, a tab or a line break get an apostrophe before them, so that no spreadsheet runs them.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["download-all-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/export/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How far a task of download-all-backlinks is
         * @description Status of a task and, once it is complete, the address of its file. Free.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description As download-all-backlinks answered it.
                         * @example CB8C36874702C69A767AC086AFD01B1B
                         */
                        readonly task_id: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["download-all-backlinks-status-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/account/subscription": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * State and balance of the key
         * @description The subscription of the key that asks, as it is at this moment. Costs nothing; a key without units left may ask too. GET only.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-subscription-info-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/summary": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Extended statistics of targets
         * @description What get-metrics tells of each target, and its ranks, anchors, pages, top-level domains and countries of referring domains. In url mode the rank is that of the page, else of the root page of the host; entries of equal counts are ordered by the other count, then by name. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-summary-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/anchors": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Anchors of links to a target
         * @description Anchors of live backlinks to the target; upper and lower case are told apart. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-anchors-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/indexed-pages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Pages of a target that have backlinks
         * @description Pages of the target that live backlinks lead to. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-top-pages-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/referring-ips": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring IP addresses of a target
         * @description Addresses of the pages with live backlinks to the target; pages of unknown address are left out. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Most backlinks, or most referring domains, first.
                         * @default backlinks
                         * @enum {string}
                         */
                        readonly order_by?: "backlinks" | "refdomains";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-referring-ips-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Number of live backlinks
         * @description Number of live backlinks of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-backlinks-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/refdomains/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Number of referring domains (hosts)
         * @description Number of referring domains (hosts) of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-refdomains-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/referring-ips/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Number of known IP addresses of referring pages
         * @description Number of known IP addresses of referring pages of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-referring-ips-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/referring-subnets/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Number of known subnets of referring pages, /24 (IPv4) and /48 (IPv6)
         * @description Number of known subnets of referring pages, /24 (IPv4) and /48 (IPv6) of each target, in the order they were sent. Costs 1 unit a target.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aims of the request: root domains, hosts, or URLs, 100 at most. In the query the parameter is repeated; in a body a single one may come as a string.
                         * @example [
                         *       "https://www.example.com/"
                         *     ]
                         */
                        readonly target: readonly string[];
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-referring-subnets-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/authority/domain/distribution": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains of a target by rank
         * @description How many referring domains have each Domain InLink Rank that occurs, lowest first. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description What is counted: hosts of referring pages, or their registrable domains.
                         * @default host
                         * @enum {string}
                         */
                        readonly histogramMode?: "host" | "domain";
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-rank-distribution-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Backlinks found and lost
         * @description Backlinks of the target that were found or lost between two days, both included: a row for each event, dated by the visit that noticed it. A lost link that returns is new again. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description new_lost_date: latest found or lost first. domain_inlink_rank, inlink_rank: highest rank first.
                         * @default new_lost_date
                         * @enum {string}
                         */
                        readonly order_by?: "new_lost_date" | "domain_inlink_rank" | "inlink_rank";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/refdomains/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Referring domains found and lost
         * @description Hosts whose first backlink to the target went live, or whose last live one was lost, between two days, both included: a row for each event. A lost host that links again is new again. With filters, a host is found and lost by the links they leave. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description new_lost_date: latest found or lost first. domain_inlink_rank: highest first.
                         * @default new_lost_date
                         * @enum {string}
                         */
                        readonly order_by?: "new_lost_date" | "domain_inlink_rank";
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-refdomains-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/history/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many backlinks were found and lost on each day
         * @description The events of get-new-lost-backlinks, counted by day. A row for each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-backlinks-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/refdomains/history/count": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many referring domains were found and lost on each day
         * @description The events of get-new-lost-refdomains, counted by day. A row for each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description new: found only. lost: lost only. Empty: both.
                         * @enum {string}
                         */
                        readonly new_lost_type?: "new" | "lost";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-new-lost-refdomains-count-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/backlinks/history/cumulative": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * How many backlinks were live on each day
         * @description Live backlinks of the target at the end of each day between date_from and date_to, both included, 10000 at most. Costs 1 unit a row.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Aim of the request: root domain, host (subdomain), or URL.
                         * @example https://www.example.com/
                         */
                        readonly target: string;
                        /**
                         * @description domain: all URLs of the domain and its subdomains. host: all URLs of this host, without subdomains. url: this URL only; without a scheme, both http and https.
                         * @default host
                         * @enum {string}
                         */
                        readonly mode?: "domain" | "host" | "url";
                        /**
                         * @description First day, inclusive (UTC); yesterday when empty.
                         * @example 2019-03-01
                         */
                        readonly date_from?: string;
                        /**
                         * @description Last day, inclusive (UTC); today when empty.
                         * @example 2019-03-01
                         */
                        readonly date_to?: string;
                        /**
                         * @description Only links found in a page, canonical ones included, or only redirects.
                         * @enum {string}
                         */
                        readonly link_type?: "href" | "redirect";
                        /**
                         * @description image: links that include an image, with text or without. undefined: links with neither, and redirects. text: all others.
                         * @enum {string}
                         */
                        readonly anchor_type?: "text" | "image" | "undefined";
                        /**
                         * @description nofollow: marked so, by the link or by its page. undefined: redirects, which have no rel. dofollow: all others.
                         * @enum {string}
                         */
                        readonly dofollow?: "dofollow" | "nofollow" | "undefined";
                        /** @description Only links from pages of this host and its subdomains; of a URL, only its host counts: http://www.example.com/path means *.www.example.com/*. */
                        readonly url_from?: string;
                        /** @description Least InLink Rank of the referring page. */
                        readonly inlink_rank_from?: number;
                        /** @description Highest InLink Rank of the referring page. */
                        readonly inlink_rank_to?: number;
                        /** @description Least Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_from?: number;
                        /** @description Highest Domain InLink Rank of the referring page. */
                        readonly domain_inlink_rank_to?: number;
                        /** @description Only links whose anchor holds this text, in any letter case. */
                        readonly anchor_filter?: string;
                        /**
                         * @description How anchor_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly anchor_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose referring page's URL holds this text, in any letter case. */
                        readonly url_from_filter?: string;
                        /**
                         * @description How url_from_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_from_filter_mode?: "contains" | "does_not_contain";
                        /** @description Only links whose destination's URL holds this text, in any letter case. */
                        readonly url_to_filter?: string;
                        /**
                         * @description How url_to_filter is meant.
                         * @default contains
                         * @enum {string}
                         */
                        readonly url_to_filter_mode?: "contains" | "does_not_contain";
                        /**
                         * @description Only links that are, or are not, marked nofollow.
                         * @enum {string}
                         */
                        readonly nofollow_filter?: "nofollow_only" | "dofollow_only";
                        /**
                         * @description First day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_from?: string;
                        /**
                         * @description Last day a link may have been found on (UTC).
                         * @example 2019-03-01
                         */
                        readonly first_seen_to?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-cumulative-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/exports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Tasks of download-all-backlinks, with their progress
         * @description The key's latest 100 tasks, latest first. Free.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-exports-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/host": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * What the crawler knows of a host
         * @description Its robots.txt, pause and back-off, its latest answers, and which visits come next and why. Free.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description Name of the host, or a URL on it. */
                        readonly host: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-host-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sites": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Sites of the account
         * @description Sites in the order in which they were added, with their settings.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": Record<string, never>;
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["list-sites-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        /**
         * Add a site
         * @description Adds a site whose backlinks are to be monitored.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description URL or host of the site. */
                        readonly url: string;
                        /** @description Title; default the host. */
                        readonly title?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["add-site-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/sites/{site_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Change a site
         * @description Changes what is sent and leaves the rest. An empty gsc_sheet takes the sheet back.
         */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /** @description URL or host of the site. */
                        readonly url?: string;
                        /** @description Title; default the host. */
                        readonly title?: string;
                        /** @description Hours from one check of a backlink to the next. */
                        readonly check_every_hours?: number;
                        /** @description Whether pages that robots.txt forbids are not visited; it is told either way. */
                        readonly respects_robots?: boolean;
                        /** @description Checks in a row without an answer after which a link is lost. */
                        readonly failures_until_lost?: number;
                        /** @description Whether backlinks found in the link index become backlinks of the site. */
                        readonly follows_index?: boolean;
                        /** @description Address of the Google Sheet that Search Console exported. */
                        readonly gsc_sheet?: string | null;
                        /** @description Whether that sheet is read daily. */
                        readonly gsc_autoimport?: boolean;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        readonly post?: never;
        /**
         * Delete a site
         * @description Deletes a site with its backlinks, their checks, groups and disavow list.
         */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/{site_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Backlinks of a site
         * @description Backlinks in the order in which they were added. Facts of the page are those of the latest check, null before the first. A page that refuses the crawler is blocked, not lost.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description How many results to leave out before the first.
                         * @default 0
                         */
                        readonly offset?: number;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["list-site-backlinks-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        /**
         * Add a backlink
         * @description Adds a page that links to the site; it is checked soon. A page is in a site once.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /** @description The page with the link: an absolute http(s) URL. */
                        readonly url: string;
                        /**
                         * @description Price of the placement; four decimals are kept.
                         * @example 100
                         */
                        readonly price?: number;
                        /**
                         * @description Currency of the price, ISO 4217.
                         * @example USD
                         */
                        readonly currency?: string;
                        /**
                         * @description How often the price is paid; one-time is onetime.
                         * @example onetime
                         * @enum {string}
                         */
                        readonly charge_period?: "onetime" | "monthly" | "quarterly" | "6months" | "year" | "one-time";
                        /**
                         * @description Day of the first payment.
                         * @example 2021-10-10
                         */
                        readonly charge_start?: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["add-site-backlink-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/{site_id}/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Add a list of backlinks
         * @description Adds up to 100,000 pages that link to the site; each is checked soon. What is no absolute http(s) URL is left out: of total entries, total − added − duplicates were none.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /** @description A group's id. */
                        readonly group_id?: number;
                        /**
                         * @description Price of the placement; four decimals are kept.
                         * @example 100
                         */
                        readonly price?: number;
                        /**
                         * @description Currency of the price, ISO 4217.
                         * @example USD
                         */
                        readonly currency?: string;
                        /**
                         * @description How often the price is paid; one-time is onetime.
                         * @example onetime
                         * @enum {string}
                         */
                        readonly charge_period?: "onetime" | "monthly" | "quarterly" | "6months" | "year" | "one-time";
                        /**
                         * @description Day of the first payment.
                         * @example 2021-10-10
                         */
                        readonly charge_start?: string;
                        /** @description Who looks after them. */
                        readonly manager?: string;
                        /**
                         * @description URLs of pages.
                         * @example [
                         *       "https://google.com",
                         *       "https://yandex.ru"
                         *     ]
                         */
                        readonly list: readonly unknown[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["add-site-backlinks-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/{site_id}/delete": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Delete backlinks
         * @description Deletes backlinks with the history of their checks.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /**
                         * @description Ids of backlinks of the site. When one of them is none, the request is refused and nothing changes.
                         * @example [
                         *       1,
                         *       2
                         *     ]
                         */
                        readonly backlink_ids: readonly number[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/{site_id}/recheck": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Check backlinks now
         * @description Puts checks of backlinks first in the queue. status: the page is visited. index: search engines and other third parties are asked, as far as the operator has keys for them.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /**
                         * @description Ids of backlinks of the site. When one of them is none, the request is refused and nothing changes.
                         * @example [
                         *       1,
                         *       2
                         *     ]
                         */
                        readonly backlink_ids: readonly number[];
                        /**
                         * @description What is checked.
                         * @default status
                         * @enum {string}
                         */
                        readonly recheck_type?: "status" | "index";
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/{site_id}/stat": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Backlink statistics
         * @description Totals of a site. dofollow and nofollow count links that the latest check of their page found.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-site-backlink-stats-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/{site_id}/settings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        /**
         * Turn the daily import on or off
         * @description Whether the site's Google Sheet is read daily; PUT /sites/{site_id} says which.
         */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /**
                         * @description Whether it is read daily.
                         * @example true
                         */
                        readonly gsc_autoimport: boolean;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/{site_id}/import-gsc": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Status of an import
         * @description How an import from Google Search Console goes.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description As the start of the import told it. */
                        readonly token: string;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-gsc-import-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        /**
         * Import from Google Search Console
         * @description Reads the site's Google Sheet in the background. While one import waits or runs, its token is told again.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["start-gsc-import-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlinks/{site_id}/import-status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Status of an import
         * @description How an import from Google Search Console goes.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description As the start of the import told it. */
                        readonly token: string;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-gsc-import-status-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlink-groups/{site_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Groups of a site
         * @description Groups in the order in which they were added. A backlink is in one group or none.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["list-backlink-groups-answer"];
                    };
                };
            };
        };
        /**
         * Rename a group
         * @description Gives a group another name.
         */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /** @description A group's id. */
                        readonly id: number;
                        /**
                         * @description Name of the group, unique in the site.
                         * @example Blogs
                         */
                        readonly name: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        /**
         * Add a group
         * @description Adds a group without backlinks.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /**
                         * @description Name of the group, unique in the site.
                         * @example Blogs
                         */
                        readonly name: string;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["add-backlink-group-answer"];
                    };
                };
            };
        };
        /**
         * Delete a group
         * @description Deletes a group. Its backlinks stay, in no group.
         */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description A group's id. */
                        readonly id: number;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlink-groups/{site_id}/move": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Move backlinks to a group
         * @description Moves backlinks by their ids, and all of other groups, which stay. When one of the ids is none, nothing moves.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /** @description The group they are moved to; 0: out of any group. */
                        readonly id: number;
                        /**
                         * @description Ids of backlinks of the site. When one of them is none, the request is refused and nothing changes.
                         * @example [
                         *       1,
                         *       2
                         *     ]
                         */
                        readonly backlink_ids?: readonly number[];
                        /** @description Groups that are emptied. */
                        readonly group_ids?: readonly number[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/backlink-disavow/{site_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List of disavowed backlinks
         * @description Entries in the order in which they were added, and how many there are.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /**
                         * @description How many results to leave out before the first.
                         * @default 0
                         */
                        readonly offset?: number;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["list-disavowed-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        /**
         * Add to the disavow list
         * @description Adds up to 100,000 pages or domains. When an entry is neither, nothing is added. Tells how many were new.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /**
                         * @description URLs of pages; `domain:example.com` or `example.com`: all below that domain.
                         * @example [
                         *       "https://google.com",
                         *       "https://yandex.ru"
                         *     ]
                         */
                        readonly list: readonly unknown[];
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["add-disavowed-answer"];
                    };
                };
            };
        };
        /**
         * Delete from the disavow list
         * @description Deletes one entry.
         */
        readonly delete: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description Id of the entry. */
                        readonly id: number;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/backlinks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Backlinks of a site by their state
         * @description Backlinks in the order in which they were added: what each is, whether the link index has lost it, its group. Parts follow one another by after.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Only those in this state.
                         * @enum {string}
                         */
                        readonly state?: "unchecked" | "live" | "lost" | "blocked" | "unreached";
                        /** @description true: only those that the link index has lost; false: only others. */
                        readonly index_lost?: boolean;
                        /** @description Only those in this group; 0: in none. */
                        readonly group_id?: number;
                        /**
                         * @description Id of the last backlink of the part before.
                         * @default 0
                         */
                        readonly after?: number;
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["find-site-backlinks-answer"];
                    };
                };
            };
        };
        /**
         * Say what is known of backlinks
         * @description Sets a status that checks leave alone, notes and terms of backlinks. What is not sent stays as it is; null or an empty text takes it back.
         */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /**
                         * @description Ids of backlinks of the site. When one of them is none, the request is refused and nothing changes.
                         * @example [
                         *       1,
                         *       2
                         *     ]
                         */
                        readonly backlink_ids: readonly number[];
                        /**
                         * @description auto: as checks find it.
                         * @example live
                         * @enum {string}
                         */
                        readonly status?: "live" | "lost" | "auto";
                        /** @description Notes */
                        readonly notes?: string | null;
                        /** @description Category */
                        readonly category?: string | null;
                        /** @description For how long it was agreed */
                        readonly duration?: string | null;
                        /** @description Who looks after it */
                        readonly manager?: string | null;
                        /**
                         * @description Price of the placement; four decimals are kept.
                         * @example 100
                         */
                        readonly price?: number | null;
                        /**
                         * @description Currency of the price, ISO 4217.
                         * @example USD
                         */
                        readonly currency?: string | null;
                        /**
                         * @description How often the price is paid; one-time is onetime.
                         * @example onetime
                         * @enum {string|null}
                         */
                        readonly charge_period?: "onetime" | "monthly" | "quarterly" | "6months" | "year" | "one-time" | null;
                        /**
                         * @description Day of the first payment.
                         * @example 2021-10-10
                         */
                        readonly charge_start?: string | null;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": null;
                    };
                };
            };
        };
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/imports": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Imports of a site
         * @description The latest 100 imports of files and from other services, latest first.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["list-imports-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/sources/gsc/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Import from Google Search Console
         * @description Reads the site's Google Sheet in the background. While one import waits or runs, its token is told again.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["start-sheet-import-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/sources/bing/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Import from Bing Webmaster Tools
         * @description Asks Bing Webmaster Tools for links to the site, with the operator's key, in the background; again every day once it has brought links. The status is asked for by its token, as for Google Search Console.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["start-bing-import-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/sources/yandex/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Import from Yandex Webmaster
         * @description Asks Yandex Webmaster for links to the site, with the operator's key, in the background; again every day once it has brought links. The status is asked for by its token, as for Google Search Console.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["start-yandex-import-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/disavow.txt": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/checks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Checks of a backlink
         * @description Checks of a backlink of the site, latest first; none for one that is not of the site or was not checked yet. At least the latest 100 are kept, unless the server is set otherwise.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description A backlink's id. */
                        readonly backlink_id: number;
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-site-checks-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/suppliers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * What suppliers say of a backlink
         * @description What the tools whose exports named a backlink say of it, as of the latest import of each: Domain Rating, Trust Flow and so forth. None for one that is not of the site. Fields that a supplier does not tell are absent.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description A backlink's id. */
                        readonly backlink_id: number;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-backlink-suppliers-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/costs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Costs of a site
         * @description What backlinks cost as of today and in the latest months, for each currency. A price counts from charge_start on, else from the day the link was placed or added; one without charge_period is paid once. Links that are lost count, and are told apart.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description How many months, this one included.
                         * @default 12
                         */
                        readonly months?: number;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-costs-answer"];
                    };
                };
            };
        };
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/alerts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Alerts of a site
         * @description The rules of a site, and its latest alerts and deliveries, latest first. Both are kept for 90 days.
         */
        readonly get: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /**
                         * @description Maximum number of results to return.
                         * @default 100
                         */
                        readonly limit?: number;
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["get-site-alerts-answer"];
                    };
                };
            };
        };
        /**
         * Change the rules of alerts
         * @description Changes what is sent and leaves the rest. An empty webhook_url takes the webhook back; a first one makes its secret.
         */
        readonly put: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    } & {
                        /**
                         * @description What is told. lost: the link is gone. nofollowed: it now has nofollow, ugc or sponsored. blocked: the page keeps the crawler out. back: it is found again. expiring: the paid time runs out.
                         * @example [
                         *       "lost",
                         *       "expiring"
                         *     ]
                         */
                        readonly kinds?: readonly ("lost" | "nofollowed" | "blocked" | "back" | "expiring")[];
                        /**
                         * @description Days before the end of a paid period on which it is told.
                         * @example 7
                         */
                        readonly expiring_days?: number;
                        /** @description Where alerts are posted as they come; null: nowhere. */
                        readonly webhook_url?: string | null;
                        /**
                         * @description Who gets them by mail; none: nobody.
                         * @example [
                         *       "seo@example.com"
                         *     ]
                         */
                        readonly email_to?: readonly string[];
                        /**
                         * @description digest: one mail a day. immediate: as they come.
                         * @example digest
                         * @enum {string}
                         */
                        readonly email_mode?: "digest" | "immediate";
                        /**
                         * @description Hour of the digest, UTC.
                         * @example 8
                         */
                        readonly digest_hour?: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["change-site-alerts-answer"];
                    };
                };
            };
        };
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/alerts/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Test the channels of alerts
         * @description Sends a test to the webhook and by mail, and tells how it went. It is not tried again. An account has 20 tests an hour.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["test-site-alerts-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/sites/{site_id}/alerts/webhook-secret": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Replace the secret of the webhook
         * @description Makes a new secret. For a day the one before signs beside it.
         */
        readonly post: {
            readonly parameters: {
                readonly query?: never;
                readonly header?: never;
                readonly path?: never;
                readonly cookie?: never;
            };
            readonly requestBody: {
                readonly content: {
                    readonly "application/json": {
                        /** @description The site's id. */
                        readonly site_id: number;
                    };
                };
            };
            readonly responses: {
                /** @description The answer. */
                readonly 200: {
                    headers: {
                        readonly [name: string]: unknown;
                    };
                    content: {
                        readonly "application/json": components["schemas"]["rotate-site-webhook-secret-answer"];
                    };
                };
            };
        };
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export interface components {
    schemas: {
        readonly "get-metrics-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Distinct subnets of referring pages; unknown addresses do not count. */
                readonly subnets: number;
                /** @description Distinct IP addresses of referring pages; unknown ones do not count. */
                readonly ips: number;
                /** @description Backlinks marked nofollow, by the link or by its page. */
                readonly nofollow_backlinks: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /** @description Backlinks from .edu domains. */
                readonly edu_backlinks: number;
                /** @description Backlinks from .gov domains. */
                readonly gov_backlinks: number;
            }[];
        };
        readonly "get-inlink-rank-answer": {
            readonly pages: readonly {
                /** @description As it was sent. */
                readonly url: string;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-backlinks-answer": {
            readonly backlinks: readonly {
                /** @description URL of the referring page. */
                readonly url_from: string;
                /** @description URL of the destination. */
                readonly url_to: string;
                /** @description Title of the referring page. */
                readonly title: string;
                /** @description Anchor text; alt text for image links. */
                readonly anchor: string;
                /** @description Not used. */
                readonly alt: null;
                /** @description Marked nofollow, by the link or by its page. */
                readonly nofollow: boolean;
                /** @description The <a> includes an image. */
                readonly image: boolean;
                /** @description URL of the image. */
                readonly image_source: string | null;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /**
                 * Format: date
                 * @description First successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
        };
        readonly "get-refdomains-answer": {
            readonly refdomains: readonly {
                /** @description Host of the referring pages. */
                readonly refdomain: string;
                /** @description Live backlinks from this host to the target. */
                readonly backlinks: number;
                /** @description Those of them not marked nofollow. */
                readonly dofollow_backlinks: number;
                /**
                 * Format: date
                 * @description When the oldest live backlink from this host was found (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-raw-backlinks-answer": {
            readonly backlinks: readonly {
                /** @description URL of the referring page. */
                readonly url_from: string;
                /** @description URL of the destination. */
                readonly url_to: string;
                /** @description Title of the referring page. */
                readonly title: string;
                /** @description Anchor text; alt text for image links. */
                readonly anchor: string;
                /** @description Not used. */
                readonly alt: null;
                /** @description Marked nofollow, by the link or by its page. */
                readonly nofollow: boolean;
                /** @description The <a> includes an image. */
                readonly image: boolean;
                /** @description URL of the image. */
                readonly image_source: string | null;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /**
                 * Format: date
                 * @description First successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
            /** @description Cursor of the next page; absent on the last one. */
            readonly next?: string;
        };
        readonly "download-all-backlinks-answer": {
            /**
             * @description queued_for_processing: the task was accepted. rejected: an earlier task of this key is not finished yet.
             * @enum {string}
             */
            readonly task_status: "queued_for_processing" | "rejected";
            /**
             * @description Id of the task; absent when it was rejected.
             * @example CB8C36874702C69A767AC086AFD01B1B
             */
            readonly task_id?: string;
        };
        readonly "download-all-backlinks-status-answer": {
            /**
             * @description rejected: the task could not be done (why: GET /api/exports). task id is unknown or deleted: no task of this key has this id, or its file's time is over.
             * @enum {string}
             */
            readonly task_status: "queued_for_processing" | "processing" | "complete" | "rejected" | "task id is unknown or deleted";
            readonly task_id?: string;
            /**
             * @description Address of the file, when the task is complete. Whoever knows it may fetch it, without a key.
             * @example https://api.example.com/export/pZ3…/example.com-1572280448369.csv.gz
             */
            readonly download_file?: string;
        };
        readonly "get-subscription-info-answer": {
            readonly subscription_info: {
                /**
                 * @description State of the key. Only an active one is answered: the others get 401 or 403.
                 * @enum {string}
                 */
                readonly status: "active" | "inactive" | "expired" | "disabled";
                /**
                 * @description When the key was made: YYYY-MM-DD HH:MM:SS, UTC.
                 * @example 2021-01-25 01:02:03
                 */
                readonly start_date: string;
                /** @description The last second at which the key works: YYYY-MM-DD HH:MM:SS, UTC; null: it never expires. */
                readonly expiration_date: string | null;
                /** @description All units the key may spend; null: unlimited. */
                readonly units_limit: number | null;
                /** @description Units it may still spend; null: unlimited. */
                readonly units_left: number | null;
            };
        };
        readonly "get-summary-answer": {
            readonly summary: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Distinct subnets of referring pages; unknown addresses do not count. */
                readonly subnets: number;
                /** @description Distinct IP addresses of referring pages; unknown ones do not count. */
                readonly ips: number;
                /** @description Backlinks marked nofollow, by the link or by its page. */
                readonly nofollow_backlinks: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /** @description Distinct anchors, the empty one too. */
                readonly anchors: number;
                /** @description Backlinks from .edu domains. */
                readonly edu_backlinks: number;
                /** @description Referring domains that are .edu. */
                readonly edu_refdomains: number;
                /** @description Backlinks from .gov domains. */
                readonly gov_backlinks: number;
                /** @description Referring domains that are .gov. */
                readonly gov_refdomains: number;
                /** @description Backlinks from pages whose path is / (without a query). */
                readonly from_home_page_backlinks: number;
                /** @description Referring domains with at least one of them. */
                readonly from_home_page_refdomains: number;
                /** @description Those of these backlinks not marked nofollow. */
                readonly dofollow_from_home_page_backlinks: number;
                /** @description Referring domains with a backlink not marked nofollow. */
                readonly dofollow_refdomains: number;
                /** @description Backlinks with a text and without an image that are no redirects. */
                readonly text_backlinks: number;
                /** @description Distinct anchors of backlinks not marked nofollow. */
                readonly dofollow_anchors: number;
                /** @description Backlinks from .edu domains not marked nofollow. */
                readonly dofollow_edu_backlinks: number;
                /** @description Distinct pages of the target that backlinks lead to. */
                readonly pages_with_backlinks: number;
                /** @description The 10 anchors of most backlinks. */
                readonly top_anchors_by_backlinks: readonly {
                    /** @description Empty: links without an anchor. */
                    readonly anchor: string;
                    /** @description Live backlinks. */
                    readonly backlinks: number;
                }[];
                /** @description The 10 of most referring domains. */
                readonly top_anchors_by_refdomains: readonly {
                    /** @description Empty: links without an anchor. */
                    readonly anchor: string;
                    /** @description Referring domains. */
                    readonly refdomains: number;
                }[];
                /** @description The 10 pages with most backlinks. */
                readonly top_pages_by_backlinks: readonly {
                    readonly url: string;
                    /** @description Live backlinks. */
                    readonly backlinks: number;
                }[];
                /** @description The 10 with most referring domains. */
                readonly top_pages_by_refdomains: readonly {
                    readonly url: string;
                    /** @description Referring domains. */
                    readonly refdomains: number;
                }[];
                /** @description The 10 top-level domains of most referring domains. */
                readonly top_tlds: readonly {
                    /** @example com */
                    readonly tld: string;
                    /** @description Referring domains. */
                    readonly count: number;
                }[];
                /** @description The 10 countries of most referring domains; unknown ones are not listed. */
                readonly top_countries: readonly {
                    /**
                     * @description ISO 3166-1 alpha-2 code, by the IP addresses of referring pages.
                     * @example US
                     */
                    readonly country: string;
                    /** @description Referring domains; one counts in each country it was seen in. */
                    readonly count: number;
                }[];
            }[];
        };
        readonly "get-anchors-answer": {
            readonly anchors: readonly {
                /** @description Anchor text, alt text of image links; empty for links without either. */
                readonly anchor: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /**
                 * Format: date
                 * @description When the oldest of the backlinks was found (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw any of them (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
        };
        readonly "get-top-pages-answer": {
            readonly pages: readonly {
                /** @description Destination of the backlinks. */
                readonly url: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /** @description Backlinks marked nofollow, by the link or by its page. */
                readonly nofollow_backlinks: number;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /**
                 * Format: date
                 * @description When the oldest of the backlinks was found (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw any of them (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
        };
        readonly "get-referring-ips-answer": {
            readonly ips: readonly {
                /** @description IPv4 or IPv6 address that referring pages were fetched from. */
                readonly ip: string;
                /** @description Live backlinks. */
                readonly backlinks: number;
                /** @description Distinct referring domains (hosts). */
                readonly refdomains: number;
                /** @description Backlinks not marked nofollow. */
                readonly dofollow_backlinks: number;
                /** @description Backlinks marked nofollow, by the link or by its page. */
                readonly nofollow_backlinks: number;
                /** @description Its /24 (IPv4) or /48 (IPv6) network. */
                readonly subnet: string;
                /** @description ISO 3166-1 alpha-2 code of its country; null: unknown. */
                readonly country: string | null;
                /**
                 * Format: date
                 * @description When the oldest of the backlinks was found (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw any of them (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
            }[];
        };
        readonly "get-broken-backlinks-answer": {
            readonly backlinks: readonly {
                /** @description URL of the referring page. */
                readonly url_from: string;
                /** @description URL of the destination. */
                readonly url_to: string;
                /** @description Title of the referring page. */
                readonly title: string;
                /** @description Anchor text; alt text for image links. */
                readonly anchor: string;
                /** @description Not used. */
                readonly alt: null;
                /** @description Marked nofollow, by the link or by its page. */
                readonly nofollow: boolean;
                /** @description The <a> includes an image. */
                readonly image: boolean;
                /** @description URL of the image. */
                readonly image_source: string | null;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /**
                 * Format: date
                 * @description First successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /**
                 * Format: date
                 * @description Last successful visit that saw the link (UTC).
                 * @example 2019-10-18
                 */
                readonly last_visited: string;
                /** @description HTTP status of the destination at its last visit: 404, 410 or 5xx. */
                readonly status: number;
                /**
                 * Format: date
                 * @description Day of that visit (UTC).
                 * @example 2019-10-18
                 */
                readonly status_seen: string;
            }[];
        };
        readonly "get-link-intersect-answer": {
            readonly refdomains: readonly {
                /** @description Host of the referring pages. */
                readonly refdomain: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /** @description Live backlinks to the targets, all together. */
                readonly backlinks: number;
                /** @description Each target, in the order they were sent. */
                readonly targets: readonly {
                    /** @description As it was sent. */
                    readonly target: string;
                    /** @description Live backlinks to it. */
                    readonly backlinks: number;
                }[];
            }[];
        };
        readonly "get-new-lost-backlinks-answer": {
            readonly new_lost_backlinks: readonly {
                /**
                 * Format: date
                 * @description When it was found or lost (UTC).
                 * @example 2019-10-18
                 */
                readonly new_lost_date: string;
                /**
                 * @description new: found, or found again. lost: gone.
                 * @enum {string}
                 */
                readonly new_lost_type: "new" | "lost";
                /** @description URL of the referring page. */
                readonly url_from: string;
                /** @description URL of the destination. */
                readonly url_to: string;
                /** @description Title of the referring page. */
                readonly title: string;
                /** @description Anchor text; alt text for image links. */
                readonly anchor: string;
                /** @description Not used; empty. */
                readonly alt: string;
                /**
                 * @description href: found in the page. redirect: an HTTP redirect.
                 * @enum {string}
                 */
                readonly link_type: "href" | "redirect";
                /** @description Marked nofollow, by the link or by its page. */
                readonly nofollow: boolean;
                /** @description The <a> includes an image. */
                readonly image: boolean;
                /** @description URL of the image; empty without one. */
                readonly image_source: string;
                /**
                 * @description Why it was lost; empty when it is new. page_not_found: the referring page answered 404 or 410. crawl_error: it refused or failed several visits in a row. page_dropped: it was taken out of the index. redirect: it redirects. not_canonical: its canonical link names another page. noindex: it says noindex. link_removed: it does not carry the link any more, or the redirect is no more. broken_redirect: the redirect that was the link leads nowhere. other: anything else.
                 * @enum {string}
                 */
                readonly reason_lost: "" | "page_not_found" | "crawl_error" | "page_dropped" | "redirect" | "not_canonical" | "noindex" | "link_removed" | "broken_redirect" | "other";
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /**
                 * Format: date
                 * @description First successful visit ever that saw the link (UTC), however often it was lost since.
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
            }[];
        };
        readonly "get-new-lost-refdomains-answer": {
            readonly new_lost_refdomains: readonly {
                /**
                 * Format: date
                 * @description When its first backlink was found or its last live one lost (UTC).
                 * @example 2019-10-18
                 */
                readonly new_lost_date: string;
                /**
                 * @description new: found, or found again. lost: gone.
                 * @enum {string}
                 */
                readonly new_lost_type: "new" | "lost";
                /** @description Host of the referring pages. */
                readonly refdomain: string;
                /** @description Its live backlinks to the target; of a host that was lost since, the most it had at once on the day it was lost. */
                readonly backlinks: number;
                /** @description The same of those not marked nofollow. */
                readonly dofollow_backlinks: number;
                /**
                 * Format: date
                 * @description When its oldest live backlink was found (UTC); of a host that was lost since, its oldest one ever.
                 * @example 2019-10-18
                 */
                readonly first_seen: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-history-answer": {
            readonly history: readonly {
                /**
                 * Format: date
                 * @description First day the row tells of (UTC).
                 * @example 2019-10-18
                 */
                readonly date_from: string;
                /**
                 * Format: date
                 * @description Last day the row tells of (UTC).
                 * @example 2019-10-18
                 */
                readonly date_to: string;
                /** @description Backlinks live at the end of the last day. */
                readonly backlinks: number;
                /** @description Hosts with live backlinks at the end of the last day. */
                readonly refdomains: number;
                /** @description Backlinks found in these days, those that returned included. */
                readonly new_backlinks: number;
                /** @description Backlinks lost in these days. */
                readonly lost_backlinks: number;
                /** @description Hosts whose first live backlink was found in these days. */
                readonly new_refdomains: number;
                /** @description Hosts whose last live backlink was lost in these days. */
                readonly lost_refdomains: number;
            }[];
        };
        readonly "get-new-lost-backlinks-count-answer": {
            readonly new_lost_backlinks_count: readonly {
                /**
                 * Format: date
                 * @description The day (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description Found on this day; 0 when only lost ones are asked for. */
                readonly new: number;
                /** @description Lost on this day; 0 when only new ones are asked for. */
                readonly lost: number;
            }[];
        };
        readonly "get-new-lost-refdomains-count-answer": {
            readonly new_lost_refdomains_count: readonly {
                /**
                 * Format: date
                 * @description The day (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description Found on this day; 0 when only lost ones are asked for. */
                readonly new: number;
                /** @description Lost on this day; 0 when only new ones are asked for. */
                readonly lost: number;
            }[];
        };
        readonly "get-cumulative-backlinks-answer": {
            readonly backlinks_count: readonly {
                /**
                 * Format: date
                 * @description The day (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description Backlinks live when it ended. */
                readonly backlinks: number;
            }[];
        };
        readonly "get-evidence-answer": {
            readonly visits: readonly {
                /** @description Page that was visited: the referring page, or for a redirect another page on its way. */
                readonly url: string;
                /**
                 * Format: date-time
                 * @description When (UTC).
                 * @example 2019-10-18T12:30:00Z
                 */
                readonly visited_at: string;
                /**
                 * @description What the page links by.
                 * @enum {string}
                 */
                readonly link_type: "href" | "redirect" | "canonical";
                /**
                 * @description found: it is there and counts. not_counted: it is there, on a page whose links do not count. missing: it is not there. failed: the visit did not see what the page carries.
                 * @enum {string}
                 */
                readonly verdict: "found" | "not_counted" | "missing" | "failed";
                /**
                 * @description Why it was not found: as for lost backlinks (link_removed: the page carries no such link); refused, failed: this visit, and not yet often enough in a row for a loss; body_unknown: unchanged since a visit that is not known.
                 * @enum {string|null}
                 */
                readonly reason: "page_not_found" | "crawl_error" | "page_dropped" | "redirect" | "not_canonical" | "noindex" | "link_removed" | "broken_redirect" | "other" | "refused" | "failed" | "body_unknown" | null;
                /**
                 * @description What this visit made of the backlink.
                 * @enum {string|null}
                 */
                readonly event: "new" | "lost" | null;
                /**
                 * @description What the page answered.
                 * @enum {string}
                 */
                readonly outcome: "page" | "unchanged" | "redirect" | "broken-redirect" | "not-found" | "refused" | "failed";
                /** @description HTTP status; 0: no answer. */
                readonly status: number;
                /** @description Address that answered. */
                readonly ip: string | null;
                /**
                 * @description What the visit was read from.
                 * @enum {string|null}
                 */
                readonly source: "warc" | "arc" | "wat" | "crawl" | "recheck" | null;
                /** @description Name of the archive's file. */
                readonly archive: string | null;
                /** @description Where in it the record begins, in bytes. */
                readonly offset: number | null;
                /** @description Bytes of the record as stored; 0: unknown. */
                readonly length: number | null;
                /** @description Name of the record that shows the link, where it could be read. */
                readonly record_id: string | null;
                /**
                 * Format: date-time
                 * @description Visit whose answer shows the link: this one, or for an unchanged page the one whose body it repeats.
                 * @example 2019-10-18T12:30:00Z
                 */
                readonly shown_at: string | null;
                /** @description How often the page links there. */
                readonly occurrences: number | null;
                /** @description The link as the page writes it, with the HTML around it; text of a stranger, to be escaped where it is shown. */
                readonly html: string | null;
                /** @description Value of the HTTP header that links: Location, or Link of a canonical page. */
                readonly header: string | null;
                /**
                 * @description Why there is no HTML. no_link: the visit saw no link. in_header: see header. no_body: the archive does not hold pages (WAT). not_at_hand: no archive was kept, or not on this machine. too_large. changed: the file holds something else by now.
                 * @enum {string|null}
                 */
                readonly no_html: "no_link" | "in_header" | "no_body" | "not_at_hand" | "too_large" | "changed" | null;
            }[];
        };
        readonly "get-page-authority-answer": {
            readonly pages: readonly {
                /** @description As it was sent. */
                readonly url: string;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
            }[];
        };
        readonly "get-domain-authority-answer": {
            readonly pages: readonly {
                /** @description As it was sent. */
                readonly url: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-page-authority-history-answer": {
            readonly ranks: readonly {
                /**
                 * Format: date
                 * @description Last day the row tells of (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description InLink Rank (page authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly inlink_rank: number;
            }[];
        };
        readonly "get-domain-authority-history-answer": {
            readonly ranks: readonly {
                /**
                 * Format: date
                 * @description Last day the row tells of (UTC).
                 * @example 2019-10-18
                 */
                readonly date: string;
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
            }[];
        };
        readonly "get-backlinks-count-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Number of live backlinks. */
                readonly backlinks: number;
            }[];
        };
        readonly "get-refdomains-count-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Number of referring domains (hosts). */
                readonly refdomains: number;
            }[];
        };
        readonly "get-referring-ips-count-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Number of known IP addresses of referring pages. */
                readonly ips: number;
            }[];
        };
        readonly "get-referring-subnets-count-answer": {
            readonly metrics: readonly {
                /** @description As it was sent. */
                readonly target: string;
                /** @description Number of known subnets of referring pages, /24 (IPv4) and /48 (IPv6). */
                readonly subnets: number;
            }[];
        };
        readonly "get-rank-distribution-answer": {
            readonly histogram: readonly {
                /** @description InLink Rank of the registrable domain (domain authority), 0 to 100 on a logarithmic scale; -1: unknown. */
                readonly domain_inlink_rank: number;
                /** @description Referring domains of this rank. */
                readonly refdomains: number;
            }[];
        };
        readonly "get-exports-answer": {
            readonly exports: readonly {
                readonly task_id: string;
                /** @enum {string} */
                readonly task_status: "queued_for_processing" | "processing" | "complete" | "rejected";
                /** @description Why it was rejected. units: the rows cost more than was left. disk_full: no space for the file. interrupted, unexpected: it was begun several times in vain. */
                readonly reason: string | null;
                readonly target: string;
                readonly mode: string;
                /** @description Rows written so far. */
                readonly rows: number;
                /** @description Rows there were when it was begun; null before. */
                readonly rows_total: number | null;
                readonly percent: number;
                /** @description Size of the file. */
                readonly bytes: number | null;
                /** Format: date-time */
                readonly created: string;
                /** @description Time. */
                readonly finished: string | null;
                /** @description Time from which on the task is unknown and its file is gone. */
                readonly expires: string | null;
                /** @description Address of the file. */
                readonly download_file: string | null;
            }[];
        };
        readonly "get-host-answer": {
            readonly host: {
                readonly host: string;
                /** @description Pages visited, by crawls or in archives. */
                readonly visited_pages: number;
                /** @description Addresses heard of and never visited. */
                readonly unseen_pages: number;
                /** @description Requests of crawls so far. */
                readonly requests: number;
                /** @description Pause after the latest request. */
                readonly delay_ms: number;
                /** @description As robots.txt asks. */
                readonly crawl_delay_ms: number | null;
                /** @description Most of that which is kept to, a setting. */
                readonly max_crawl_delay_ms: number;
                /** @description Until when the host is left alone. */
                readonly backoff_until: string | null;
                /** @description Answers in a row that asked for that, or failures to connect. */
                readonly backoffs: number;
                readonly robots_files: readonly {
                    /** @description Scheme, host and port it holds for. */
                    readonly origin: string;
                    /**
                     * Format: date-time
                     * @description When it was asked for.
                     */
                    readonly fetched_at: string;
                    /** @description HTTP status at the end of its redirects; 0: no answer. */
                    readonly status: number;
                    readonly text: string;
                }[];
                readonly last_answers: readonly {
                    /**
                     * Format: date-time
                     * @description When it came.
                     */
                    readonly at: string;
                    readonly url: string;
                    /** @description HTTP status, or why there was no answer. */
                    readonly answer: number | string;
                    /** @description Time to the head of the answer. */
                    readonly ms: number;
                }[];
                /** @description By reason, how often pages and sitemaps were due and not asked for, and how many addresses are not to be visited at all. */
                readonly skipped: {
                    readonly [key: string]: number;
                };
                readonly next_visits: readonly {
                    readonly url: string;
                    /**
                     * Format: date-time
                     * @description When it is due.
                     */
                    readonly at: string;
                    /** @description What the time follows from: the outcome before, or why the page was put off. */
                    readonly why: string;
                    /** @description Refusals and failures in a row. */
                    readonly failures: number;
                }[];
            };
        };
        readonly "list-sites-answer": readonly {
            /** @example 1 */
            readonly id: number;
            /** @example My site */
            readonly title: string;
            /**
             * @description URL.
             * @example https://example.com/
             */
            readonly name: string;
            /** @description Hours from one check of a backlink to the next. */
            readonly check_every_hours: number;
            /** @description Whether pages that robots.txt forbids are not visited; it is told either way. */
            readonly respects_robots: boolean;
            /** @description Checks in a row without an answer after which a link is lost. */
            readonly failures_until_lost: number;
            /** @description Whether backlinks found in the link index become backlinks of the site. */
            readonly follows_index: boolean;
            /** @description Address of the Google Sheet that Search Console exported. */
            readonly gsc_sheet: string | null;
            /** @description Whether that sheet is read daily. */
            readonly gsc_autoimport: boolean;
            /** @example 2021-10-10 */
            readonly date_added: string;
        }[];
        readonly "add-site-answer": {
            /** @example 1 */
            readonly site_id: number;
        };
        readonly "list-site-backlinks-answer": readonly {
            /** @description Text of the link, or its image's. */
            readonly anchor: string | null;
            /** @description Category. */
            readonly category: string;
            /** @description onetime, monthly, quarterly, 6months or year. */
            readonly charge_period: string | null;
            /** @description First payment: YYYY-MM-DD, UTC. */
            readonly charge_start: string | null;
            /**
             * @description Day on which it was added.
             * @example 2018-06-11
             */
            readonly date_added: string;
            /** @description Day on which it was lost: YYYY-MM-DD, UTC. */
            readonly date_lost: string | null;
            /** @description Day on which it was placed, or first seen: YYYY-MM-DD, UTC. */
            readonly date_placement: string | null;
            /** @description Registrable domain of the page with the link. */
            readonly domain: string;
            /** @description For how long it was agreed. */
            readonly duration: string;
            /** @description Engagement on Facebook. */
            readonly fb_likes: string | null;
            /**
             * @description Id of the page's domain.
             * @example 4630
             */
            readonly from_domainid: string;
            /** @description The page with the link. */
            readonly from_url: string;
            /** @description What Google says of the page: "0" not indexed. */
            readonly gin_index: string | null;
            /** @description Day on which Google was asked: YYYY-MM-DD, UTC. */
            readonly gin_index_check_date: string | null;
            /** @description HTTP status of the page itself, "301" for one that redirects. */
            readonly http_status: string | null;
            /**
             * @description The backlink's id.
             * @example 53
             */
            readonly id: string;
            /** @description "1": the page says noindex; null: not known. */
            readonly is_blocked_meta: string | null;
            /** @description "1": robots.txt forbids the page; null: not known. */
            readonly is_blocked_robotstxt: string | null;
            /** @description "1": it is on the disavow list, by its URL or its domain; null: not known. */
            readonly is_disavow: string | null;
            /** @description "1": its status was set by hand; null: not known. */
            readonly is_forced_status: string | null;
            /** @description "1": the link has an image; null: not known. */
            readonly is_image: string | null;
            /** @description "1": the page does not link to the site, or the link is lost; null: not known. */
            readonly is_link_not_found: string | null;
            /** @description "1": nofollow, by rel or by the page; null: not known. */
            readonly is_nofollow: string | null;
            /** @description "1": the page redirects; null: not known. */
            readonly is_redir: string | null;
            /** @description "1": rel has sponsored; null: not known. */
            readonly is_sponsored: string | null;
            /** @description Latest check: YYYY-MM-DD, UTC. */
            readonly last_crawler_visit: string | null;
            /** @description Who looks after it. */
            readonly link_manager: string;
            /** @description text or image; empty: not known. */
            readonly link_type: string;
            /** @description Domain Authority of Moz. */
            readonly mozda: string | null;
            /** @description Notes. */
            readonly notes: string;
            /**
             * @description Links from the page to the site.
             * @example 10
             */
            readonly num_links: number | null;
            /** @description Price of the placement. */
            readonly price: string | null;
            /** @description Where it was heard of: api, list, index, or the tool whose file named it. */
            readonly source: string | null;
            /** @description Country of the IP address, ISO 3166-1 alpha-3. */
            readonly src_domain_country: string | null;
            /** @description Domain InLink Rank, 0–100, of our own link index. */
            readonly src_domain_inlink_rank: string | null;
            /** @description IP address that the page came from. */
            readonly src_domain_ip: string | null;
            /** @description Day on which Moz was asked: YYYY-MM-DD, UTC. */
            readonly src_domain_mozda_date: string | null;
            /** @description SQI of Yandex. */
            readonly src_domain_yandex_x: string | null;
            /** @description Day on which it was asked for: YYYY-MM-DD, UTC. */
            readonly src_domain_yandex_x_date: string | null;
            /** @description Title of the page. */
            readonly title: string | null;
            /** @description Where the link points. */
            readonly to_url: string | null;
            /** @description Links from the page to other domains. */
            readonly total_ext_links: string | null;
            /** @description "1": rel has ugc; null: not known. */
            readonly ugc: string | null;
            /** @description What Yandex says of the page: "0" not indexed. */
            readonly yin_index: string | null;
            /** @description Day on which Yandex was asked: YYYY-MM-DD, UTC. */
            readonly yin_index_check_date: string | null;
        }[];
        readonly "add-site-backlink-answer": {
            /** @example 1 */
            readonly id: number;
        };
        readonly "add-site-backlinks-answer": {
            /**
             * @description Pages that were not there.
             * @example 2
             */
            readonly added: number;
            /**
             * @description Pages that were there, or came twice.
             * @example 2
             */
            readonly duplicates: number;
            /**
             * @description Entries of the list.
             * @example 2
             */
            readonly total: number;
        };
        readonly "get-site-backlink-stats-answer": {
            /**
             * @description Backlinks.
             * @example 9
             */
            readonly total: number;
            /**
             * @description Distinct anchor texts.
             * @example 1
             */
            readonly anchors: number;
            /**
             * @description Distinct IP addresses.
             * @example 8
             */
            readonly ip: number;
            /**
             * @description Distinct registrable domains.
             * @example 9
             */
            readonly domains: number;
            /**
             * @description Dofollow links.
             * @example 0
             */
            readonly dofollow: number;
            /**
             * @description Nofollow links.
             * @example 1
             */
            readonly nofollow: number;
            /**
             * @description Backlinks that may still be added today (UTC).
             * @example 988
             */
            readonly limit: number;
        };
        readonly "start-gsc-import-answer": {
            /**
             * @description How the import goes.
             * @example queued
             * @enum {string}
             */
            readonly status: "queued" | "processing" | "complete" | "failed";
            /**
             * @description Asks how it goes.
             * @example 1c84d0375d44725521647919c17f1cb9
             */
            readonly token: string;
        };
        readonly "get-gsc-import-status-answer": {
            /**
             * @description When the status last changed: milliseconds since 1970.
             * @example 1635417036150
             */
            readonly time: number;
            /**
             * @description How the import goes.
             * @example queued
             * @enum {string}
             */
            readonly status: "queued" | "processing" | "complete" | "failed";
        };
        readonly "get-gsc-import-answer": {
            /**
             * @description When the status last changed: milliseconds since 1970.
             * @example 1635417036150
             */
            readonly time: number;
            /**
             * @description How the import goes.
             * @example queued
             * @enum {string}
             */
            readonly status: "queued" | "processing" | "complete" | "failed";
        };
        readonly "list-backlink-groups-answer": {
            /** @example 1 */
            readonly total_groups: number;
            readonly groups: readonly {
                /** @example 1 */
                readonly id: number;
                /** @example Blogs */
                readonly name: string;
                /**
                 * @description Backlinks in it.
                 * @example 12
                 */
                readonly count: number;
            }[];
        };
        readonly "add-backlink-group-answer": {
            /** @example 1 */
            readonly group_id: number;
        };
        readonly "list-disavowed-answer": {
            /** @example 2 */
            readonly total_disavow_links: number;
            readonly disavow_links: readonly {
                /** @example 3 */
                readonly id: number;
                /**
                 * @description URL of a page; for a domain, its name.
                 * @example https://yandex.ru/
                 */
                readonly url: string;
                /**
                 * @example url
                 * @enum {string}
                 */
                readonly type: "url" | "domain";
                /**
                 * @description 1: written into a file for Google.
                 * @example 0
                 */
                readonly exported: number;
                /**
                 * @description SQI of Yandex; null: not known.
                 * @example 100
                 */
                readonly yandex_x: number | null;
                /**
                 * @description Domain InLink Rank, 0–100; null: not known.
                 * @example 96
                 */
                readonly domain_inlink_rank: number | null;
            }[];
        };
        readonly "add-disavowed-answer": {
            /** @example 2 */
            readonly added: number;
        };
        readonly "find-site-backlinks-answer": readonly {
            /**
             * @description The backlink's id.
             * @example 53
             */
            readonly id: number;
            /** @description The page with the link. */
            readonly from_url: string;
            /**
             * @description What it is, as checks found it, or as it was set by hand.
             * @example live
             * @enum {string}
             */
            readonly state: "unchecked" | "live" | "lost" | "blocked" | "unreached";
            /** @description Whether its status was set by hand. */
            readonly is_forced: boolean;
            /** @description When the link index, which the site follows, was found to have lost it; null: it has it, or never had: ISO 8601. */
            readonly index_lost_at: string | null;
            /** @description Day on which checks found it lost: YYYY-MM-DD, UTC. */
            readonly date_lost: string | null;
            /** @description Latest check; null: none yet: ISO 8601. */
            readonly checked_at: string | null;
            /** @description What the latest check came to: page, unchanged, redirect, broken-redirect, not-found, refused, failed; null: none yet. */
            readonly outcome: string | null;
            /** @description Why it had no answer, or not all of one: dns-not-found, connect-timeout, tls, robots, host-down and others; null: it had. */
            readonly problem: string | null;
            /**
             * @description The page's HTTP status then; null: no answer, or no check yet.
             * @example 200
             */
            readonly http_status: number | null;
            /** @description What the link had when it was seen last. */
            readonly rel: readonly ("nofollow" | "ugc" | "sponsored")[];
            /** @description When it is to be checked again; null: not: ISO 8601. */
            readonly next_check_at: string | null;
            /**
             * @description Group it is in; null: none.
             * @example 1
             */
            readonly group_id: number | null;
            /** @description Where it was heard of: api, list, index, or the tool whose file named it. */
            readonly source: string;
            /** @description Currency of its price, ISO 4217. */
            readonly currency: string | null;
        }[];
        readonly "list-imports-answer": readonly {
            readonly token: string;
            /** @enum {string} */
            readonly source: "gsc" | "bing" | "yandex" | "file";
            readonly name: string | null;
            /** @enum {string} */
            readonly status: "queued" | "processing" | "complete" | "failed";
            /** @description When the status last changed: ms since 1970. */
            readonly time: number;
            /** @description As the import answered it, or why it failed; null before. */
            readonly report: {
                readonly [key: string]: unknown;
            } | null;
        }[];
        readonly "start-sheet-import-answer": {
            /**
             * @description How the import goes.
             * @example queued
             * @enum {string}
             */
            readonly status: "queued" | "processing" | "complete" | "failed";
            /**
             * @description Asks how it goes.
             * @example 1c84d0375d44725521647919c17f1cb9
             */
            readonly token: string;
        };
        readonly "start-bing-import-answer": {
            /**
             * @description How the import goes.
             * @example queued
             * @enum {string}
             */
            readonly status: "queued" | "processing" | "complete" | "failed";
            /**
             * @description Asks how it goes.
             * @example 1c84d0375d44725521647919c17f1cb9
             */
            readonly token: string;
        };
        readonly "start-yandex-import-answer": {
            /**
             * @description How the import goes.
             * @example queued
             * @enum {string}
             */
            readonly status: "queued" | "processing" | "complete" | "failed";
            /**
             * @description Asks how it goes.
             * @example 1c84d0375d44725521647919c17f1cb9
             */
            readonly token: string;
        };
        readonly "get-site-checks-answer": readonly {
            /** @description When the page was visited: ISO 8601. */
            readonly at: string;
            /** @description What the visit came to, of the page that redirects led to: page, unchanged, redirect, broken-redirect, not-found, refused, failed. */
            readonly outcome: string;
            /** @description Why there was no answer, or not all of one: dns-not-found, connect-timeout, tls, robots, host-down and others; null: there was. */
            readonly problem: string | null;
            /** @description What the backlink was after it: live, unreached, blocked, lost. */
            readonly state: string;
            /** @description HTTP status of the page itself; null: no answer. */
            readonly http_status: number | null;
            /** @description What this check found; null in it is what it did not find out. */
            readonly facts: {
                readonly [key: string]: unknown;
            };
            /** @description What was sent and received, of the page that redirects led to. */
            readonly evidence: {
                /** @description WARC file on the server; null: nothing was kept. */
                readonly file: string | null;
                /** @description Where the response begins in it, in bytes. */
                readonly offset: number | null;
                /** @description Bytes of the response in it. */
                readonly length: number | null;
            };
        }[];
        readonly "get-backlink-suppliers-answer": readonly {
            /**
             * @description Tool or API.
             * @example ahrefs
             */
            readonly supplier: string;
            /** @description Day of the latest import: YYYY-MM-DD, UTC. */
            readonly told_on: string;
            /** @description Where the link points. */
            readonly url_to?: string;
            /** @description Its text. */
            readonly anchor?: string;
            /** @description Title of the page. */
            readonly title?: string;
            /** @description YYYY-MM-DD. */
            readonly first_seen?: string;
            /** @description YYYY-MM-DD. */
            readonly last_seen?: string;
            /** @description The link is nofollow. */
            readonly nofollow?: boolean;
            /** @description The link is ugc. */
            readonly ugc?: boolean;
            /** @description The link is sponsored. */
            readonly sponsored?: boolean;
            /** @description The link is an image. */
            readonly image?: boolean;
            /**
             * @description The supplier's other columns by their own names, as they stand.
             * @example {
             *       "Domain rating": "71",
             *       "UR": "20"
             *     }
             */
            readonly metrics?: {
                readonly [key: string]: string;
            };
        }[];
        readonly "get-costs-answer": {
            readonly totals: readonly {
                /**
                 * @description ISO 4217; null: prices without one.
                 * @example USD
                 */
                readonly currency: string | null;
                /**
                 * @description With a price.
                 * @example 2
                 */
                readonly backlinks: number;
                /**
                 * @description Paid again and again, as of a month: a third of what is paid quarterly.
                 * @example 12.5
                 */
                readonly monthly: string;
                /**
                 * @description The part of it that is paid for lost links.
                 * @example 12.5
                 */
                readonly monthly_lost: string;
                /**
                 * @description Paid once, so far.
                 * @example 12.5
                 */
                readonly onetime: string;
            }[];
            readonly months: readonly {
                /** @example 2026-11 */
                readonly month: string;
                /**
                 * @description ISO 4217; null: prices without one.
                 * @example USD
                 */
                readonly currency: string | null;
                /**
                 * @description Paid again and again, as of a month: a third of what is paid quarterly.
                 * @example 12.5
                 */
                readonly monthly: string;
                /**
                 * @description Paid once in this month.
                 * @example 12.5
                 */
                readonly onetime: string;
            }[];
        };
        readonly "get-site-alerts-answer": {
            readonly rules: {
                /**
                 * @description What is told. lost: the link is gone. nofollowed: it now has nofollow, ugc or sponsored. blocked: the page keeps the crawler out. back: it is found again. expiring: the paid time runs out.
                 * @example [
                 *       "lost",
                 *       "expiring"
                 *     ]
                 */
                readonly kinds: readonly ("lost" | "nofollowed" | "blocked" | "back" | "expiring")[];
                /**
                 * @description Days before the end of a paid period on which it is told.
                 * @example 7
                 */
                readonly expiring_days: number;
                /** @description Where alerts are posted as they come; null: nowhere. */
                readonly webhook_url: string | null;
                /**
                 * @description Who gets them by mail; none: nobody.
                 * @example [
                 *       "seo@example.com"
                 *     ]
                 */
                readonly email_to: readonly string[];
                /**
                 * @description digest: one mail a day. immediate: as they come.
                 * @example digest
                 * @enum {string}
                 */
                readonly email_mode: "digest" | "immediate";
                /**
                 * @description Hour of the digest, UTC.
                 * @example 8
                 */
                readonly digest_hour: number;
            };
            readonly alerts: readonly {
                readonly id: number;
                /** @enum {string} */
                readonly kind: "lost" | "nofollowed" | "blocked" | "back" | "expiring";
                /** @description When the check found it; of expiring, when it was told. */
                readonly at: string;
                /** @description Whether it waits for the digest. */
                readonly in_digest: boolean;
                /** @description What tells of it. */
                readonly deliveries: readonly string[];
                /** @description As it was then; what a webhook is sent. */
                readonly backlink: {
                    /** @description null: it was deleted since. */
                    readonly id: number | null;
                    readonly from_url: string;
                } & {
                    readonly [key: string]: unknown;
                };
            }[];
            readonly deliveries: readonly {
                /** @description The same at every try; webhooks get it as a header. */
                readonly id: string;
                /** @enum {string} */
                readonly channel: "webhook" | "email";
                /** @enum {string} */
                readonly status: "waiting" | "delivered" | "failed";
                /** @description Tries so far. */
                readonly attempts: number;
                readonly created: string;
                /** @description When it is tried next; null: it is over. */
                readonly next_try: string | null;
                /** @description When it was over. */
                readonly finished: string | null;
                /** @description Why the latest try that failed did. */
                readonly error: string | null;
            }[];
        };
        readonly "change-site-alerts-answer": {
            readonly rules: {
                /**
                 * @description What is told. lost: the link is gone. nofollowed: it now has nofollow, ugc or sponsored. blocked: the page keeps the crawler out. back: it is found again. expiring: the paid time runs out.
                 * @example [
                 *       "lost",
                 *       "expiring"
                 *     ]
                 */
                readonly kinds: readonly ("lost" | "nofollowed" | "blocked" | "back" | "expiring")[];
                /**
                 * @description Days before the end of a paid period on which it is told.
                 * @example 7
                 */
                readonly expiring_days: number;
                /** @description Where alerts are posted as they come; null: nowhere. */
                readonly webhook_url: string | null;
                /**
                 * @description Who gets them by mail; none: nobody.
                 * @example [
                 *       "seo@example.com"
                 *     ]
                 */
                readonly email_to: readonly string[];
                /**
                 * @description digest: one mail a day. immediate: as they come.
                 * @example digest
                 * @enum {string}
                 */
                readonly email_mode: "digest" | "immediate";
                /**
                 * @description Hour of the digest, UTC.
                 * @example 8
                 */
                readonly digest_hour: number;
            };
            /** @description Signs what is posted. Told this once. */
            readonly webhook_secret: string | null;
        };
        readonly "test-site-alerts-answer": {
            readonly deliveries: readonly {
                /** @enum {string} */
                readonly channel: "webhook" | "email";
                readonly delivered: boolean;
                /** @description Why not, or to whom not. */
                readonly error: string | null;
            }[];
        };
        readonly "rotate-site-webhook-secret-answer": {
            /** @description Told this once. */
            readonly webhook_secret: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}

/** Paths that take GET alone. */
export const GET_ONLY: readonly string[] = [
  "/backlinks/v1.0/get-raw-backlinks",
  "/backlinks/v1.0/get-subscription-info",
  "/v1/backlinks/raw",
  "/v1/account/subscription"
];
