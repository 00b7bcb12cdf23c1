using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Blocks found in shared buffers. Few reads are no burden, whatever their share.</summary>
internal sealed class CacheHitRule() : FigureRule("cacheHit", DatabaseThresholds.CacheHit)
{
    protected override string Remedy => "select relname, heap_blks_read, heap_blks_hit from pg_statio_user_tables order by heap_blks_read desc limit 20;";

    protected override (LightColour Colour, Phrase Sentence) Judge(DatabaseMetrics metrics, DatabaseInstance instance) => metrics switch
    {
        { BlocksReadPerSecond: < DatabaseLights.FewReads } => (LightColour.Green, Phrase.Of("health.cacheHit.idle")),
        { BlocksReadPerSecond: not null, CacheHitRatio: { } share } => (instance.BoundsOf(DatabaseThresholds.CacheHit).ColourOf(share), Phrase.Of("health.cacheHit", ("hitShare", share))),
        _ => (LightColour.Unknown, Phrase.Of("health.noFigures")),
    };
}
