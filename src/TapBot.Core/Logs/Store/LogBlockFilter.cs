namespace TapBot.Core.Logs;

/// <summary>What can be asked of stored lines before they are made into lines again.</summary>
/// <param name="Levels">The levels wanted.</param>
/// <param name="Literal">What the text must hold, compared character by character; null or empty when it may be anything.</param>
/// <param name="IgnoreCase">Letters of either case are the same, as <see cref="StringComparison.OrdinalIgnoreCase"/> has it.</param>
/// <param name="Wanted">Blocks that surely have no line of this are left out; of others all lines are let through, for whoever asks it line by line.</param>
internal sealed record LogBlockFilter(LevelSet Levels, string? Literal = null, bool IgnoreCase = false, LogFilter? Wanted = null)
{
    /// <summary>What can be decided without making lines.</summary>
    public static LogBlockFilter Of(LogFilter wanted) => new(wanted.Levels, Wanted: wanted.Literal is null ? null : wanted);

    /// <summary>Lines of any level that hold a text.</summary>
    public static LogBlockFilter Containing(string literal, bool ignoreCase = false) => new(LevelSet.All, literal, ignoreCase);
}
