namespace TapBot.Core.Containers;

/// <summary>The end of a container's log, to explain why it died.</summary>
internal interface ILastLines
{
    /// <summary>Up to <paramref name="count"/> lines, oldest first; none when the engine does not hand them out.</summary>
    Task<IReadOnlyList<string>> OfAsync(Container container, int count, CancellationToken cancellationToken);
}
