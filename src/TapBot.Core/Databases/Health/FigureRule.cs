using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>A check of figures that the sampler has read already.</summary>
/// <param name="name">What it is called.</param>
/// <param name="threshold">What it judges by.</param>
internal abstract class FigureRule(string name, NamedThreshold threshold) : IHealthRule
{
    public string Name => name;

    public IReadOnlyList<NamedThreshold> Thresholds { get; } = [threshold];

    public bool IsPerDatabase => false;

    public bool NeedsActivity => false;

    public string? Sql(DatabaseInstance instance) => null;

    public Task<IReadOnlyList<object>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<object>>([]);

    public HealthCheck Judge(IReadOnlyList<object> facts, DatabaseInstance instance)
    {
        if (instance.Metrics is not { } metrics)
            return HealthCheck.Of(name, LightColour.Unknown, Phrase.Of("health.noFigures"));
        var (colour, sentence) = Judge(metrics, instance);
        return HealthCheck.Of(name, colour, sentence, Remedy);
    }

    /// <summary>SQL that helps to find out more.</summary>
    protected abstract string Remedy { get; }

    /// <summary>Says what the figures mean.</summary>
    protected abstract (LightColour Colour, Phrase Sentence) Judge(DatabaseMetrics metrics, DatabaseInstance instance);
}
