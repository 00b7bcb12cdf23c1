using Microsoft.AspNetCore.WebUtilities;
using TapBot.Core.Servers;

namespace TapBot.Portal.Shell;

/// <summary>Which server a page is about, as its address says, and the address of the same page for another one. Addresses are relative to the base of the page.</summary>
internal static class ServerQuery
{
    private const string Name = "server";
    private static readonly Uri Base = new("http://portal/");

    /// <summary>The server in the query, else the one in the path of a page of details; null when the page is about all.</summary>
    public static ServerName? Read(string relative)
    {
        var address = new Uri(Base, relative);
        if (QueryHelpers.ParseQuery(address.Query).TryGetValue(Name, out var asked) && ServerName.TryParse(asked, null, out var server))
            return server;
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 && ServerName.TryParse(Uri.UnescapeDataString(parts[1]), null, out server) ? server : null;
    }

    /// <summary>The list this page belongs to, for one server or for all. The rest of the query of a list stays as it is.</summary>
    public static string Href(string relative, ServerName? server)
    {
        var address = new Uri(Base, relative);
        var parts = address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var list = parts.FirstOrDefault() ?? "";
        var query = parts.Length > 1 ? [] : QueryHelpers.ParseQuery(address.Query);
        query.Remove(Name);
        if (server is { } name)
            query[Name] = name.Value;
        return QueryHelpers.AddQueryString(list, query);
    }
}
