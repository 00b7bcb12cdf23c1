using System.Collections.Immutable;

namespace TapBot.Core.Proxy;

/// <summary>The hosts that a part of a rule lets through: those it names, those its patterns stand for, and maybe all but some.</summary>
/// <param name="Names">Named.</param>
/// <param name="Patterns">Not named, but described.</param>
/// <param name="AllBut">All hosts except these; null when only named and described ones.</param>
/// <param name="IsExact">True when nothing but the host decides, so that the opposite is known too.</param>
internal sealed record HostSet(ImmutableSortedSet<string> Names, ImmutableSortedSet<string> Patterns, ImmutableSortedSet<string>? AllBut, bool IsExact)
{
    private static readonly ImmutableSortedSet<string> Nobody = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>What looks at something else than the host.</summary>
    public static HostSet Elsewhere { get; } = new(Nobody, Nobody, Nobody, IsExact: false);

    /// <summary>Every host, said so.</summary>
    public static HostSet All { get; } = new(Nobody, Nobody, Nobody, IsExact: true);

    /// <summary>Hosts by name and by pattern.</summary>
    public static HostSet Of(IEnumerable<string> names, IEnumerable<string> patterns) => new(Nobody.Union(names), Nobody.Union(patterns), null, IsExact: true);

    /// <summary>What one of two lets through.</summary>
    public HostSet Or(HostSet other) => new(
        Names.Union(other.Names),
        Patterns.Union(other.Patterns),
        (AllBut, other.AllBut) switch
        {
            (null, null) => null,
            ({ } mine, null) => mine.Except(other.Names),
            (null, { } theirs) => theirs.Except(Names),
            ({ } mine, { } theirs) => mine.Intersect(theirs),
        },
        IsExact && other.IsExact);

    /// <summary>What both of two let through. Two patterns that exclude each other are not found out.</summary>
    public HostSet And(HostSet other) => new(
        Nobody.Union(Names.Where(other.LetsThrough)).Union(other.Names.Where(LetsThrough)),
        (other.IsOpen ? Patterns : Nobody).Union(IsOpen ? other.Patterns : Nobody),
        AllBut is { } mine && other.AllBut is { } theirs ? mine.Union(theirs) : null,
        IsExact && other.IsExact);

    /// <summary>What it does not let through, as far as that is known.</summary>
    public HostSet Not() => !IsExact ? Elsewhere : AllBut is { } but ? new(but.Except(Names), Nobody, null, IsExact) : new(Nobody, Nobody, Names, IsExact);

    private bool IsOpen => AllBut is not null || Patterns.Count > 0;

    private bool LetsThrough(string name) => Names.Contains(name) || (AllBut is { } but && !but.Contains(name)) || Patterns.Any(p => HostPattern.Fits(p, name));
}
