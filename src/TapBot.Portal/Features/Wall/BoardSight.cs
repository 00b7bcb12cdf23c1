using TapBot.Core.Access;

namespace TapBot.Portal.Features.Wall;

/// <summary>What somebody may see, as far as two people, or a person and a screen, may look at the same picture.</summary>
/// <param name="Places">Server and project of each place, sorted.</param>
internal readonly record struct BoardSight(string Places)
{
    private const string Everywhere = "*\n*";

    /// <summary>Nothing at all.</summary>
    public bool IsBlind => Places.Length == 0;

    /// <summary>What these rights let see: every role sees, and so does the permission by itself.</summary>
    public static BoardSight Of(Rights rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        var places = rights.Grants.Where(g => Rights.Holds(g.Role, Permission.See)).Select(g => Place(g.Server, g.Project))
            .Concat(rights.Permissions.Where(p => p.Permission == Permission.See).Select(p => Place(p.Server, p.Project))).ToHashSet(StringComparer.Ordinal);
        return new(places.Contains(Everywhere) ? Everywhere : string.Join('\t', places.Order(StringComparer.Ordinal)));
    }

    private static string Place(ServerName? server, string? project) => $"{server?.Value ?? "*"}\n{project ?? "*"}";
}
