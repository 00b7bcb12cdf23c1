using System.Text;
using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What rights must look like before they are stored, and how they are written into the audit trail.</summary>
internal static class RightsRules
{
    /// <summary>One person or token has at most so many roles, and so many single permissions.</summary>
    public const int Most = 200;

    private const int LongestProject = 255;

    /// <summary>What is wrong, by member; empty when nothing is.</summary>
    public static IEnumerable<(string Member, Phrase Reason)> Flaws(IReadOnlyList<Grant> grants, IReadOnlyList<PermissionGrant> permissions)
    {
        if (grants.Count > Most)
            yield return ("grants", Phrase.Of("access.grant.many", ("most", Most)));
        if (permissions.Count > Most)
            yield return ("permissions", Phrase.Of("access.grant.many", ("most", Most)));
        if (!grants.All(g => Enum.IsDefined(g.Role) && IsProject(g.Project)))
            yield return ("grants", Phrase.Of("access.grant.shape"));
        if (!permissions.All(p => Enum.IsDefined(p.Permission) && IsProject(p.Project)))
            yield return ("permissions", Phrase.Of("access.grant.shape"));
    }

    /// <summary>One line: <c>Viewer on server-1/shop; RevealSecrets on */*</c>.</summary>
    public static string Write(Rights rights)
    {
        var text = new StringBuilder();
        foreach (var grant in rights.Grants)
            Add(text, grant.Role.ToString(), grant.Server, grant.Project);
        foreach (var grant in rights.Permissions)
            Add(text, grant.Permission.ToString(), grant.Server, grant.Project);
        return text.Length == 0 ? "nothing" : text.ToString();
    }

    private static void Add(StringBuilder text, string what, ServerName? server, string? project) =>
        text.Append(text.Length == 0 ? "" : "; ").Append(what).Append(" on ").Append(server?.Value ?? "*").Append('/').Append(project ?? "*");

    private static bool IsProject(string? project) => project is null || (project.Length is > 0 and <= LongestProject && project != "*" && !project.Any(char.IsControl));
}
