using TapBot.Core.Access;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>Rights in a few words.</summary>
internal static class RightsWords
{
    /// <summary>All of them: <c>Viewer of server-1/shop, secrets everywhere</c>.</summary>
    public static string Of(Texts texts, Rights rights)
    {
        var parts = rights.Grants.OrderByDescending(g => g.Role).Select(g => Of(texts, texts["administration.role." + g.Role], g.Server, g.Project))
            .Concat(rights.Permissions.Select(p => Of(texts, texts["administration.permission." + p.Permission], p.Server, p.Project)));
        return string.Join(", ", parts) is { Length: > 0 } words ? words : texts["administration.grants.none"];
    }

    private static string Of(Texts texts, string what, ServerName? server, string? project) => (server, project) switch
    {
        (null, null) => what,
        ({ } place, null) => $"{what} · {place}",
        (null, { } name) => $"{what} · {texts.Of("administration.grants.projectOf", name)}",
        ({ } place, { } name) => $"{what} · {place}/{name}",
    };
}
