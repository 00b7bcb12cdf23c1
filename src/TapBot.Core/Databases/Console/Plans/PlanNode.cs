namespace TapBot.Core.Databases;

/// <summary>One step of a plan.</summary>
/// <param name="Kind">What is done, in PostgreSQL's words, such as <c>Seq Scan</c>.</param>
/// <param name="On">What it is done to: a table, an index, a function; empty for none.</param>
/// <param name="Notes">Conditions, sort keys and the like, as PostgreSQL writes them.</param>
/// <param name="EstimatedRows">Rows that were expected, for each time it runs.</param>
/// <param name="ActualRows">Rows that came, for each time it ran; null when it was not run.</param>
/// <param name="Loops">How often it ran; null when it was not run.</param>
/// <param name="TotalCost">Cost of it and of what is below, in PostgreSQL's units.</param>
/// <param name="OwnCost">Cost of it alone.</param>
/// <param name="TotalMilliseconds">Time of it and of what is below, all its times together; null when it was not run.</param>
/// <param name="OwnMilliseconds">Time of it alone.</param>
/// <param name="Share">Its own part of the whole, 0 to 1: of the time when it was run, else of the cost.</param>
/// <param name="Children">The steps whose rows it takes.</param>
public sealed record PlanNode(
    string Kind, string On, IReadOnlyList<string> Notes, double EstimatedRows, double? ActualRows, double? Loops, double TotalCost, double OwnCost, double? TotalMilliseconds, double? OwnMilliseconds, double Share,
    IReadOnlyList<PlanNode> Children)
{
    /// <summary>How many times more or fewer rows came than were expected; null when unknown.</summary>
    public double? Misjudged => ActualRows is { } actual ? Math.Max(actual, 1) / Math.Max(EstimatedRows, 1) : null;

    /// <summary>The steps of it and below, itself first.</summary>
    public IEnumerable<PlanNode> All() => Children.SelectMany(c => c.All()).Prepend(this);
}
