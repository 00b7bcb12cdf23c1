using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

/// <inheritdoc cref="ILastLines"/>
internal sealed class LastLines(ILogSources sources) : ILastLines
{
    public async Task<IReadOnlyList<string>> OfAsync(Container container, int count, CancellationToken cancellationToken)
    {
        var lines = new List<string>(count);
        try
        {
            await foreach (var batch in sources.Find(new LogKey(container.Server, container.Id)).LinesAsync(LogRange.Last(count), cancellationToken))
                lines.AddRange(batch.Select(l => AnsiText.Parse(l.Text).Plain));
        }
        catch (Exception unread) when (unread is LogFailedException or LogUnavailableException)
        {
            // The reason for the death is worth telling without its last words too.
        }
        return lines;
    }
}
