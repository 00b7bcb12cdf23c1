using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>Sessions near the limit. What is kept for superusers is of no use to others.</summary>
internal sealed class ConnectionsRule() : FigureRule("connections", DatabaseThresholds.Connections)
{
    protected override string Remedy => "select usename, application_name, state, count(*) from pg_stat_activity where backend_type = 'client backend' group by 1, 2, 3 order by 4 desc;";

    protected override (LightColour Colour, Phrase Sentence) Judge(DatabaseMetrics metrics, DatabaseInstance instance)
    {
        if (metrics.ConnectionsLimit == 0 || metrics.ConnectionsUsed is not { } used)
            return (LightColour.Unknown, Phrase.Of("health.noFigures"));
        var limit = Math.Max(1, metrics.ConnectionsLimit - metrics.ConnectionsReserved);
        return (instance.BoundsOf(DatabaseThresholds.Connections).ColourOf((double)used / limit), Phrase.Of("health.connections", ("used", used), ("limit", limit)));
    }
}
