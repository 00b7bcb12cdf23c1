using TapBot.Core.Databases;
using TapBot.Portal.Features.Operations;
using TapBot.Portal.Resources;

namespace TapBot.Portal.Features.Databases;

/// <summary>What an object takes on the disk, in bytes.</summary>
/// <param name="Total">All of it; null when it could not be read.</param>
/// <param name="Indexes">What its indexes take of that.</param>
/// <param name="Estimated">True when the total is what the server knew last.</param>
/// <param name="Why">Why it could not be read.</param>
public sealed record ObjectSizeModel(long? Total, long? Indexes, bool Estimated, Statement? Why)
{
    /// <summary>A size for the wire.</summary>
    public static ObjectSizeModel Of(Texts texts, ObjectSize size) => new(size.Total, size.Indexes, size is { Why: not null, Total: not null }, size.Why is { } why ? Statement.Of(texts, why) : null);
}
