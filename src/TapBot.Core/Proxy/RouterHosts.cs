using TapBot.Core.Wording;

namespace TapBot.Core.Proxy;

/// <summary>The host names that a router serves, as far as its rule names them.</summary>
/// <param name="Names">Names, in lower case and in ASCII, without a final dot; in alphabetical order.</param>
/// <param name="Patterns">Expressions that stand for names which nobody can list.</param>
/// <param name="ServesAny">True when the rule takes names that it does not write down at all, as one of a path alone does.</param>
/// <param name="Unread">Why the rule says nothing; null when it could be read.</param>
public sealed record RouterHosts(IReadOnlyList<string> Names, IReadOnlyList<string> Patterns, bool ServesAny, Phrase? Unread = null)
{
    /// <summary>No names: those of what has no rule.</summary>
    public static RouterHosts None { get; } = new([], [], ServesAny: false);

    /// <summary>True when the names are all there are.</summary>
    public bool IsComplete => Patterns.Count == 0 && !ServesAny && Unread is null;

    /// <summary>False only when it certainly does not serve the name.</summary>
    internal bool MayServe(string name) => ServesAny || Unread is not null || Names.Contains(name) || Patterns.Any(p => HostPattern.Fits(p, name));
}
