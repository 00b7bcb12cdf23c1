using System.Globalization;

namespace TapBot.Benchmarks;

/// <summary>One line of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Measured">The number with its unit.</param>
/// <param name="Goal">The goal in words; empty when there is none.</param>
/// <param name="Verdict">Whether the goal is reached.</param>
internal sealed record Result(string What, string Measured, string Goal, Verdict Verdict)
{
    /// <summary>How busy the machine was meanwhile: the load average of the last minute.</summary>
    public double Load { get; } = Machine.Load();

    /// <summary>A number without a goal.</summary>
    public static Result Note(string what, FormattableString measured) => new(what, measured.ToString(CultureInfo.InvariantCulture), "", Verdict.Told);

    /// <summary>A time with a goal, in milliseconds. It cannot fail.</summary>
    public static Result Time(string what, double milliseconds, double goal) =>
        new(what, Invariant($"{milliseconds:N1} ms"), Invariant($"< {goal:N0} ms"), milliseconds < goal ? Verdict.Met : Verdict.Missed);

    /// <summary>A value with a goal that depends on what else the machine does. It cannot fail.</summary>
    public static Result Aim(string what, double value, double goal, string unit, string format = "N0") => Limit(what, value, goal, double.MaxValue, unit, format);

    /// <summary>A rate with a goal, which depends on what else the machine does. It cannot fail.</summary>
    public static Result Rate(string what, double value, double least, string unit) =>
        new(what, Invariant($"{value:N0} {unit}"), Invariant($"at least {least:N0} {unit}"), value >= least ? Verdict.Met : Verdict.Missed);

    /// <summary>A value that fails the run when it is above its limit.</summary>
    public static Result Limit(string what, double value, double most, string unit, string format = "N0") => Limit(what, value, most, most, unit, format);

    /// <summary>A value with a goal that fails the run only when it is above a limit that is wider than the goal.</summary>
    public static Result Limit(string what, double value, double goal, double most, string unit, string format) => new(
        what,
        $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}".TrimEnd(),
        $"at most {goal.ToString(format, CultureInfo.InvariantCulture)} {unit}".TrimEnd() + (most > goal && most < double.MaxValue ? $", fails above {most.ToString(format, CultureInfo.InvariantCulture)}" : ""),
        value <= goal ? Verdict.Met : value <= most ? Verdict.Missed : Verdict.Failed);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
