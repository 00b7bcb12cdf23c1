using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>One line of the tree of objects.</summary>
/// <param name="Key">What makes the line this line.</param>
/// <param name="Level">How deep it stands, 1 for the top.</param>
/// <param name="Label">The name of an object, or the resource key of a heading.</param>
/// <param name="Object">The object; null for a heading.</param>
public sealed record ObjectTreeRow(string Key, int Level, string Label, DatabaseObject? Object)
{
    /// <summary>How many stand below it; null where that is not known or does not matter.</summary>
    public int? Count { get; init; }

    /// <summary>True when it is open, false when it is closed, null when nothing can stand below it.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>The tab that shows it, for an index, a constraint or a trigger, which stands for the table that it is of; null for an object of its own.</summary>
    public string? Part { get; init; }

    /// <summary>Its place among those beside it, from 1.</summary>
    public int Position { get; init; }

    /// <summary>How many there are beside it, itself included.</summary>
    public int Of { get; init; }

    /// <summary>The line of an object wherever it stands.</summary>
    public static string KeyOf(DatabaseObject of) => of.Kind switch
    {
        ObjectKind.Database => $"d:{of.Name}",
        ObjectKind.Schema => $"s:{of.Name}",
        var kind => $"o:{kind}:{of.Oid}",
    };
}
