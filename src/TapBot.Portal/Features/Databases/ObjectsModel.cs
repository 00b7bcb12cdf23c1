using TapBot.Core.Databases;

namespace TapBot.Portal.Features.Databases;

/// <summary>A list of objects.</summary>
/// <param name="Database">The database they are in; null for those of the instance.</param>
/// <param name="At">When they were read.</param>
/// <param name="Total">How many there are that fit.</param>
/// <param name="Truncated">True when there are more than are listed.</param>
/// <param name="Items">The objects, by schema and name, or the best found first.</param>
public sealed record ObjectsModel(string? Database, DateTimeOffset At, int Total, bool Truncated, IReadOnlyList<ObjectModel> Items)
{
    /// <summary>A list for the wire.</summary>
    public static ObjectsModel Of(string? database, DateTimeOffset at, bool isCut, IEnumerable<DatabaseObject> all, string? search, int most)
    {
        var (items, total) = string.IsNullOrWhiteSpace(search) ? FirstOf([.. all], most) : ObjectSearch.Find(all, search, most);
        return new(database, at, total, isCut || total > items.Count, [.. items.Select(ObjectModel.Of)]);
    }

    private static (IReadOnlyList<DatabaseObject>, int) FirstOf(IReadOnlyList<DatabaseObject> all, int most) => ([.. all.Take(most)], all.Count);
}
