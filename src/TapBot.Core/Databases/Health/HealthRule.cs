using System.Globalization;
using Npgsql;
using TapBot.Core.Figures;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>A check over facts of one kind.</summary>
/// <typeparam name="TFact">A row of the answer.</typeparam>
/// <param name="name">What it is called.</param>
/// <param name="thresholds">What it judges by.</param>
internal abstract class HealthRule<TFact>(string name, params IReadOnlyList<NamedThreshold> thresholds) : IHealthRule
    where TFact : notnull
{
    /// <summary>How many rows of one answer are looked at.</summary>
    protected const int Most = 200;

    /// <summary>A condition on pg_namespace n: not a schema of the server's own.</summary>
    protected const string UserSchema = "n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'";

    public string Name => name;

    public IReadOnlyList<NamedThreshold> Thresholds => thresholds;

    public virtual bool IsPerDatabase => false;

    public virtual bool NeedsActivity => false;

    public abstract string? Sql(DatabaseInstance instance);

    public async Task<IReadOnlyList<object>> ReadAsync(NpgsqlDataReader rows, CancellationToken cancellationToken)
    {
        var facts = new List<object>();
        while (await rows.ReadAsync(cancellationToken))
            facts.Add(Fact(rows));
        return facts;
    }

    HealthCheck IHealthRule.Judge(IReadOnlyList<object> facts, DatabaseInstance instance) => Judge([.. facts.Cast<TFact>()], instance);

    /// <summary>Says what the facts mean.</summary>
    public abstract HealthCheck Judge(IReadOnlyList<TFact> facts, DatabaseInstance instance);

    /// <summary>One row.</summary>
    protected abstract TFact Fact(NpgsqlDataReader rows);

    /// <summary>The check as bad as the worst of the findings.</summary>
    protected HealthCheck Found(IEnumerable<HealthFinding> findings) => HealthCheck.Of(name, findings);

    /// <summary>The same, with a sentence of its own for when nobody can tell.</summary>
    protected HealthCheck Found(IEnumerable<HealthFinding> findings, Phrase unknown)
    {
        var check = Found(findings);
        return check.Colour is LightColour.Unknown ? check with { Sentence = unknown } : check;
    }

    /// <summary>The same check, with a bound in its sentence.</summary>
    /// <param name="check">The check.</param>
    /// <param name="name">What the sentence calls the bound; its end says what is measured, <c>Seconds</c> or <c>Share</c>.</param>
    /// <param name="bound">The bound in force.</param>
    protected static HealthCheck Naming(HealthCheck check, string name, double bound) =>
        check with { Sentence = check.Sentence with { Arguments = new Dictionary<string, object?>(check.Sentence.Arguments, StringComparer.Ordinal) { [name] = bound } } };

    /// <summary>The check of a single figure.</summary>
    protected HealthCheck Says(LightColour colour, Phrase sentence, string? remedy = null) => HealthCheck.Of(name, colour, sentence, remedy);

    /// <summary>A bound as SQL writes numbers.</summary>
    protected static string Written(double bound) => bound.ToString("0.######", CultureInfo.InvariantCulture);
}
