namespace TapBot.Core.Containers;

/// <summary>A container that is not the same object in two fleets.</summary>
/// <param name="Before">As it was in the earlier one; null when it is new.</param>
/// <param name="Now">As it is in the later one; null when it is gone.</param>
public readonly record struct ContainerDifference(Container? Before, Container? Now)
{
    /// <summary>True when it was, or is now, one of those that are asked about.</summary>
    internal bool Touches(Func<Container, bool> isOne) => (Before is not null && isOne(Before)) || (Now is not null && isOne(Now));

    /// <summary>True when it has come or gone, or when what is asked about is otherwise than before.</summary>
    internal bool Alters(Func<Container, Container, bool> isOtherwise) => Before is null || Now is null || isOtherwise(Before, Now);
}
