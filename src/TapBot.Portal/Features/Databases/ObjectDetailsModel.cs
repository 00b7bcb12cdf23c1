using TapBot.Core.Databases;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>An object with all that is known of it. Lists that its kind does not have are empty.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Oid">Its number.</param>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">The arguments of a function.</param>
/// <param name="At">When it was read.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Comment">Its comment.</param>
/// <param name="Rows">Rows as the server reckoned them last.</param>
/// <param name="Size">What it takes on the disk.</param>
/// <param name="Facts">What else its kind has, in the server's words.</param>
/// <param name="Columns">Its columns; their defaults only with definitions.</param>
/// <param name="Indexes">Its indexes.</param>
/// <param name="Constraints">Its constraints.</param>
/// <param name="Triggers">Its triggers.</param>
/// <param name="Statistics">What the server counts.</param>
/// <param name="DependsOn">What it needs.</param>
/// <param name="NeededBy">What needs it.</param>
/// <param name="Truncated">True when one of the lists has more members.</param>
/// <param name="Definition">The SQL that makes it.</param>
/// <param name="DefinitionNeeds">The permission that the caller lacks for it.</param>
/// <param name="DefinitionWhy">Why it could not be read.</param>
public sealed record ObjectDetailsModel(
    ObjectKind Kind, uint Oid, string? Schema, string Name, string? Arguments, DateTimeOffset At, string? Owner, string? Comment, long? Rows, ObjectSizeModel? Size, IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<ObjectColumn> Columns, IReadOnlyList<ObjectIndex> Indexes, IReadOnlyList<ObjectConstraint> Constraints, IReadOnlyList<ObjectTrigger> Triggers, ObjectStatistics? Statistics,
    IReadOnlyList<ObjectDependencyModel> DependsOn, IReadOnlyList<ObjectDependencyModel> NeededBy, bool Truncated, string? Definition, string? DefinitionNeeds, Statement? DefinitionWhy)
{
    /// <summary>An object for the wire.</summary>
    public static ObjectDetailsModel Of(Texts texts, ObjectDetails of) => new(
        of.Object.Kind, of.Object.Oid, of.Object.Schema, of.Object.Name, of.Object.Arguments, of.At, of.Owner, of.Comment, of.Object.Rows, of.Size is { } size ? ObjectSizeModel.Of(texts, size) : null,
        of.Facts.ToDictionary(f => f.Name, f => f.Value), of.Columns, of.Indexes, of.Constraints, of.Triggers, of.Statistics,
        [.. of.DependsOn.Select(ObjectDependencyModel.Of)], [.. of.NeededBy.Select(ObjectDependencyModel.Of)], of.IsCut,
        of.Definition?.Text, of.Definition?.Needs?.ToString(), of.Definition?.Why is { } why ? Statement.Of(texts, why) : null);
}
