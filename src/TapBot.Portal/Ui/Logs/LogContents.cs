using TapBot.Core.Logs;

namespace TapBot.Portal.Ui.Logs;

/// <summary>What a tail tells: which lines, of whom. Two that ask the same of other writers have much in common, and what is on the screen stays.</summary>
/// <param name="Question">Which lines are wanted.</param>
/// <param name="Writers">Who writes them.</param>
public sealed record LogContents(string Question, IReadOnlySet<LogOrigin> Writers)
{
    /// <summary>Who writes here and wrote in the one before; null when that was something else altogether.</summary>
    internal IReadOnlySet<LogOrigin>? KeptOf(LogContents? before)
    {
        if (before is null || before.Question != Question)
            return null;
        var kept = Writers.Where(before.Writers.Contains).ToHashSet();
        return kept.Count == 0 ? null : kept;
    }
}
