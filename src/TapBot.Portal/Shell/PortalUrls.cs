using Microsoft.AspNetCore.Components;
using TapBot.Core.Access;
using TapBot.Core.Certificates;
using TapBot.Core.Containers;
using TapBot.Core.Databases;
using TapBot.Core.Proxy;
using TapBot.Core.Servers;
using TapBot.Portal.Features.Logs;

namespace TapBot.Portal.Shell;

/// <summary>
/// Every address of the portal is built here and nowhere else. They are relative to the base of the page, so that the portal can be opened below a path of
/// its host (<c>TapBot:PathBase</c>); an answer that redirects puts the base before them with <see cref="From"/>.
/// </summary>
public static class PortalUrls
{
    public const string Home = "";
    public const string SignIn = "signin";
    public const string SignOut = "signout";
    public const string SetUp = "setup";
    public const string SessionSeen = "session/seen";
    public const string Account = "account";
    public const string Administration = "administration";
    public const string NotFound = "not-found";
    public const string Health = "healthz";

    /// <summary>Where a person confirms who they are, when no dialog can ask.</summary>
    public const string Confirm = "account/confirm";
    public const string SignInPasskey = "signin/passkey";
    public const string SignInProvider = "signin/provider";

    private const string ContainersPath = "containers";
    private const string DatabasesPath = "databases";
    private const string CertificatesPath = "certificates";
    private const string ProxyPath = "proxy";
    private const string ServersPath = "servers";
    private const string ChecksPath = "checks";
    private const string UsersPath = Administration + "/users";

    /// <summary>How everything is, or everything on one server.</summary>
    public static string Overview(ServerName? server = null) => Query(Home, ("server", server?.Value));

    /// <summary>The form that begins the maintenance of a thing, beside the overview.</summary>
    public static string BeginMaintenance(string thing, ServerName? server = null) => Query(Home, ("server", server?.Value), ("maintain", thing));

    /// <summary>The HTTP checks, filtered.</summary>
    public static string Checks(string? filter = null) => Query(ChecksPath, ("q", filter));

    /// <summary>The details of one HTTP check beside the list, or the form that changes it.</summary>
    public static string Check(string check, string? filter = null, bool asChange = false) => Query($"{ChecksPath}/{Escape(check)}", ("q", filter), ("change", asChange ? "1" : null));

    /// <summary>The form for a further HTTP check beside the list.</summary>
    public static string NewCheck() => Query(ChecksPath, ("new", "1"));

    /// <summary>Containers of one server, or of all, filtered.</summary>
    public static string Containers(ServerName? server = null, string? filter = null, string? show = null) =>
        Query(ContainersPath, ("server", server?.Value), ("q", filter), ("show", show));

    /// <summary>Details of one container beside the list, one part of them open.</summary>
    public static string Container(ServerName server, ContainerName container, string? filter = null, string? show = null, string? tab = null) =>
        Query($"{ContainersPath}/{Escape(server.Value)}/{Escape(container.Value)}", ("q", filter), ("show", show), ("tab", tab));

    /// <summary>The page that is open, with charts that go back otherwise.</summary>
    public static string WithRange(NavigationManager navigation, string? range) => navigation.GetUriWithQueryParameter("range", range);

    /// <summary>The servers.</summary>
    public static string Servers() => ServersPath;

    /// <summary>How the machine of one server is doing.</summary>
    public static string Server(ServerName server, string? range = null) => Query($"{ServersPath}/{Escape(server.Value)}", ("range", range));

    /// <summary>The PostgreSQL instances, filtered.</summary>
    public static string Databases(string? filter = null) => Query(DatabasesPath, ("q", filter));

    /// <summary>The form that registers an instance, beside the list; filled in for one that was found.</summary>
    public static string NewDatabase(DatabaseName? found = null) => Query(DatabasesPath, ("new", "1"), ("for", found?.Value));

    /// <summary>The form that changes a registered instance, beside the list.</summary>
    public static string ChangeDatabase(DatabaseName database) => Query(DatabasesPath, ("change", database.Value));

    /// <summary>One PostgreSQL instance: its dashboard, or one part of it.</summary>
    public static string Database(DatabaseName database, string? part = null, string? filter = null, string? show = null, string? range = null) =>
        Query($"{DatabasesPath}/{Escape(database.Value)}" + (part is null ? "" : "/" + part), ("q", filter), ("show", show), ("range", range));

    /// <summary>The console of one PostgreSQL instance, one of its texts open, and beside it a list: <c>past</c> or <c>saved</c>.</summary>
    public static string DatabaseConsole(DatabaseName database, string? tab = null, string? list = null) => Query($"{DatabasesPath}/{Escape(database.Value)}/console", ("tab", tab), ("list", list));

    /// <summary>Where the page fetches and saves a text of the console.</summary>
    public static string ConsoleText(DatabaseName database, string tab) => $"api/v1/databases/{Escape(database.Value)}/tabs/{Escape(tab)}";

    /// <summary>What the editor of the console completes.</summary>
    public static string ConsoleNames(DatabaseName database, string? within) => Query($"api/v1/databases/{Escape(database.Value)}/names", ("within", within));

    /// <summary>All rows of the statement at a character of a text, as a file, when it is still the same; its format is to be added.</summary>
    public static string ConsoleExport(DatabaseName database, string tab, int at, string mark) =>
        Query(ConsoleText(database, tab) + "/export", ("at", at.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("mark", mark));
    /// <summary>The objects of a PostgreSQL instance: those of one of its databases, one object beside them and one part of it open.</summary>
    public static string DatabaseObjects(DatabaseName instance, string? database = null, ObjectId? id = null, string? tab = null, string? filter = null) =>
        Query(Database(instance, "objects"), ("database", database), ("kind", id is { } of ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(of.Kind.ToString()) : null),
            ("oid", id?.Oid.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("tab", tab), ("q", filter));

    /// <summary>The watched endpoints, filtered.</summary>
    public static string Certificates(string? filter = null) => Query(CertificatesPath, ("q", filter));

    /// <summary>The details of one endpoint beside the list.</summary>
    public static string Certificate(CertificateEndpoint endpoint, string? filter = null) => Query($"{CertificatesPath}/{Escape(endpoint.Text)}", ("q", filter));

    /// <summary>The form for a further endpoint beside the list.</summary>
    public static string NewCertificate() => Query(CertificatesPath, ("new", "1"));

    /// <summary>The proxies: their routers, or another part of them, filtered.</summary>
    public static string Proxy(string? part = null, string? filter = null, string? range = null) => Query(part is null ? ProxyPath : $"{ProxyPath}/{part}", ("q", filter), ("range", range));

    /// <summary>The way of a request through one router, beside the list of routers.</summary>
    public static string ProxyRouter(string proxy, string router, ProxyProtocol protocol = ProxyProtocol.Http, string? filter = null) =>
        Query(ProxyPath, ("q", filter), ("in", proxy), ("router", router), ("protocol", protocol is ProxyProtocol.Http ? null : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(protocol.ToString())));

    /// <summary>What happened in the engines.</summary>
    public static string ContainerEvents(ServerName? server = null) => Query(ContainersPath + "/events", ("server", server?.Value));

    /// <summary>Live log of one container.</summary>
    public static string ContainerLog(ServerName server, ContainerName container) => Container(server, container) + "/log";

    /// <summary>Live log of one container, with what else is asked of it.</summary>
    internal static string ContainerLog(ServerName server, ContainerName container, LogsAddress address) => Query(ContainerLog(server, container), [.. (address with { Sources = [] }).Write()]);

    /// <summary>Logs: all of them, or what an address asks for.</summary>
    public static string Logs(LogsAddress? address = null) => Query("logs", [.. address?.Write() ?? []]);

    /// <summary>Lines of logs as a file, <c>text</c> or <c>jsonl</c>: the same logs, time and filter as on the page.</summary>
    public static string LogsDownload(IEnumerable<string> sources, string? since, string? until, string? query, string format, bool gzip) => Query("api/v1/logs",
        [.. sources.Select(s => ("source", (string?)s)), ("since", since), ("until", until), ("query", query), ("format", format), ("gzip", gzip ? "true" : null), ("download", "true")]);

    /// <summary>The sign-in through the identity provider, or the linking of an account with a ticket.</summary>
    public static string ToProvider(string? localAddress, string? link = null) => Query(SignInProvider, ("returnUrl", localAddress), ("link", link));

    /// <summary>The sign-in page that says why one did not come in.</summary>
    public static string SignInProblem(string code) => Query(SignIn, ("problem", code));

    /// <summary>The account page that says what went wrong elsewhere.</summary>
    public static string AccountProblem(string code) => Query(Account, ("problem", code));

    /// <summary>The second step of the sign-in.</summary>
    public static string SignInCode(string? localAddress) => Query("signin/code", ("returnUrl", localAddress));

    /// <summary>The people who may sign in, and one of them beside the list.</summary>
    public static string Users(string? userName = null) => userName is null ? UsersPath : $"{UsersPath}/{Escape(userName)}";

    /// <summary>The form for a new person beside the list.</summary>
    public static string NewUser() => Query(UsersPath, ("new", "1"));

    /// <summary>One's own API tokens, or those of all; with the form for a new one beside them.</summary>
    public static string Tokens(bool ofAll = false, bool asNew = false) => Query(Administration + "/tokens", ("all", ofAll ? "1" : null), ("new", asNew ? "1" : null));

    /// <summary>The audit trail, searched, and one row beside it.</summary>
    public static string Audit(string? actor = null, string? action = null, string? target = null, string? outcome = null, string? from = null, string? to = null, long? row = null) => Query(
        Administration + "/audit", ("actor", actor), ("action", action), ("target", target), ("outcome", outcome), ("from", from), ("to", to),
        ("row", row?.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Where lights become yellow and red.</summary>
    public static string Thresholds() => Administration + "/thresholds";

    /// <summary>The wall screens, with the form that lets one in beside them.</summary>
    public static string Screens(bool asNew = false) => Query(Administration + "/screens", ("new", asNew ? "1" : null));

    /// <summary>The boards of the wall, with the form that makes one, or changes that one, beside them.</summary>
    public static string Boards(BoardName? board = null, bool asNew = false) => Query(Administration + "/boards", ("board", board?.Value), ("new", asNew ? "1" : null));

    /// <summary>A board of the wall.</summary>
    public static string Wall(BoardName board) => "wall/" + board.Value;

    /// <summary>The keys that protect secrets in the store.</summary>
    public static string Keys() => Administration + "/keys";

    /// <summary>A search in the trail as a file, <c>csv</c> or <c>jsonl</c>; the end of it is the last day, included.</summary>
    public static string AuditExport(string format, string? actor, string? action, string? target, string? outcome, string? from, string? to) => Query(
        "api/v1/audit/export", ("format", format), ("actor", actor), ("action", action), ("target", target), ("outcome", outcome), ("from", from), ("to", to));

    /// <summary>An address as it stands in an answer's <c>Location</c>: from the root of the host.</summary>
    public static string From(HttpRequest request, string address) => $"{request.PathBase}/{address}";

    /// <summary>The sign-in page that leads back to an address of the portal.</summary>
    /// <param name="localAddress">From the root of the host.</param>
    public static string SignInAndReturn(string localAddress) => $"{SignIn}?returnUrl={Escape(localAddress)}";

    private static string Query(string path, params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var address = path;
        foreach (var (name, value) in parts)
        {
            if (!string.IsNullOrEmpty(value))
                address += $"{(address.Contains('?') ? '&' : '?')}{name}={Escape(value)}";
        }
        return address;
    }

    private static string Escape(string value) => Uri.EscapeDataString(value);
}
