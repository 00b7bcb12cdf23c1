using TapBot.Core.Containers;

namespace TapBot.Testing.Containers;

/// <summary>An engine that hands out no log.</summary>
internal sealed class NoLines : ILastLines
{
    public Task<IReadOnlyList<string>> OfAsync(Container container, int count, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);
}
