using System.Runtime.CompilerServices;
using TapBot.Core.Wording;

namespace TapBot.Core.Logs;

/// <summary>The lines of a search without what is told between them, for answers that have no place for it.</summary>
public static class FoundLines
{
    /// <summary>The lines as they are found, newest first.</summary>
    /// <param name="findings">The search.</param>
    /// <param name="most">It ends behind so many lines, at least 1, and those that share the cursor of the last one.</param>
    /// <param name="cancellationToken">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="LogSilentException">A source did not answer, and fewer lines than <paramref name="most"/> were found: others may be missing. Thrown behind the last line.</exception>
    public static async IAsyncEnumerable<LogLine> LinesAsync(this IAsyncEnumerable<LogFinding> findings, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var (count, silent) = (0, (LogOrigin?)null);
        await foreach (var finding in findings.PageAsync(most).WithCancellation(cancellationToken))
        {
            if (finding is LogFinding.Silent(var origin))
                silent ??= origin;
            if (finding is not LogFinding.Found(var line))
                continue;
            count++;
            yield return line;
        }
        if (silent is not null && count < most)
            throw new LogSilentException(Phrase.Of("logs.silentSource", ("source", silent.Source)));
    }
}
