using TapBot.Core.Access;
using TapBot.Core.Figures;
using TapBot.Core.Monitoring;

namespace TapBot.Portal.Shell;

/// <summary>A capability's place in the rail. Registered by the capability itself: what is not built is not shown.</summary>
/// <param name="Key">Names the text <c>shell.nav.&lt;key&gt;</c> and the light.</param>
/// <param name="Icon">A path from <see cref="Ui.Icons"/>.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Needs">Whoever does not hold this anywhere does not see the entry; null shows it to everybody signed in.</param>
/// <param name="Light">The light beside it, by all lights that the reader may see; null for an entry without one.</param>
public sealed record NavigationEntry(string Key, string Icon, string Href, Permission? Needs, Func<LightSummary, LightColour>? Light = null)
{
    /// <summary>True when the permission is needed for the whole portal: to hold it on a server or in a project is not enough.</summary>
    public bool WholePortal { get; init; }

    /// <summary>True when somebody with these rights finds the entry in the rail.</summary>
    public bool IsFor(Rights rights)
    {
        ArgumentNullException.ThrowIfNull(rights);
        return Needs is not { } needed || (WholePortal ? rights.Allows(needed, Scope.Portal) : rights.AllowsSomewhere(needed));
    }
}
