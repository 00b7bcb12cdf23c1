using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace TapBot.Core.Monitoring;

/// <summary>Tiles in their order; equal when both are, so that boards and what is asked for can be compared.</summary>
[CollectionBuilder(typeof(TileOrder), nameof(Of))]
public sealed class TileOrder : IReadOnlyList<TileKind>, IEquatable<TileOrder>
{
    private readonly ImmutableArray<TileKind> kinds;

    private TileOrder(ImmutableArray<TileKind> kinds) => this.kinds = kinds;

    /// <inheritdoc/>
    public int Count => kinds.Length;

    /// <inheritdoc/>
    public TileKind this[int index] => kinds[index];

    /// <summary>These tiles.</summary>
    public static TileOrder Of(ReadOnlySpan<TileKind> kinds) => new([.. kinds]);

    /// <inheritdoc/>
    public IEnumerator<TileKind> GetEnumerator() => kinds.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(TileOrder? other) => other is not null && kinds.AsSpan().SequenceEqual(other.kinds.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TileOrder);

    /// <inheritdoc/>
    public override int GetHashCode() => kinds.Aggregate(kinds.Length, HashCode.Combine);

    /// <summary>Their names with commas between them.</summary>
    public override string ToString() => string.Join(", ", kinds);
}
