using TapBot.Core.Databases;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>The statements of an instance that take the most time.</summary>
/// <param name="At">When they were read.</param>
/// <param name="TotalTime">The seconds of all statements together, those that are not listed included.</param>
/// <param name="Cut">True when there are more than are listed.</param>
/// <param name="Missing">What cannot be seen, and what to do; null when all is as it should be.</param>
/// <param name="Statements">By the time they took in all.</param>
public sealed record StatementsModel(DateTimeOffset At, double TotalTime, bool Cut, string? Missing, IReadOnlyList<StatementModel> Statements)
{
    /// <summary>A list for the wire.</summary>
    public static StatementsModel Of(Texts texts, StatementList list) =>
        new(list.At, list.Milliseconds / 1000, list.IsCut, list.Missing is { } missing ? texts.Say(missing) : null, [.. list.Statements.Select(s => StatementModel.Of(s, list))]);
}
