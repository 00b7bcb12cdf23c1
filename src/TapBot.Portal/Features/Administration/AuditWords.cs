using TapBot.Core.Audit;
using TapBot.Core.Figures;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Administration;

/// <summary>Rows of the trail in words.</summary>
internal static class AuditWords
{
    private static readonly string[] Known =
    [
        "access.signIn", "access.signOut", "access.setUp", "access.resetAdministrator", "access.createUser", "access.changeUser", "access.setPassword", "access.deleteUser",
        "access.createToken", "access.revokeToken", "containers.revealEnvironment", "containers.start", "containers.stop", "containers.restart", "containers.pause",
        "containers.resume", "containers.kill", "containers.remove", "databases.cancel", "databases.terminate", "databases.register", "databases.change", "databases.forget", "databases.try", "storage.keys.rotate",
    ];

    /// <summary>The actions to choose from, by their words; one in the address that is not known stays in the list.</summary>
    public static IEnumerable<string> Actions(Texts texts, string? chosen) =>
        Known.Concat(string.IsNullOrEmpty(chosen) ? [] : [chosen]).Distinct().OrderBy(a => Action(texts, a), StringComparer.CurrentCulture);

    public static string Action(Texts texts, string action) => texts.Has("administration.action." + action) ? texts["administration.action." + action] : texts[action];

    /// <summary>An intent without an outcome is still open.</summary>
    public static string Outcome(Texts texts, string? outcome) => texts["administration.outcome." + (outcome ?? AuditFilter.Open)];

    public static LightColour Light(AuditRecord row) => row.Outcome switch
    {
        "done" => LightColour.Green,
        "failed" => LightColour.Red,
        "refused" => LightColour.Yellow,
        _ => LightColour.Unknown,
    };

    public static string Target(AuditRecord row) => (row.Server, row.Project) switch
    {
        (null, _) => row.Target,
        ({ } server, null) => $"{row.Target} · {server}",
        ({ } server, { } project) => $"{row.Target} · {server}/{project}",
    };
}
