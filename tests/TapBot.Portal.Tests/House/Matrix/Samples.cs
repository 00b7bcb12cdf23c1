namespace TapBot.Portal.Tests.House.Matrix;

/// <summary>What is filled in for parameters.</summary>
internal static class Samples
{
    /// <summary>Stands for a value that is left out.</summary>
    public const string Left = "-";

    /// <summary>Values for parameters: one set, or two where one of them has an own and another sample.</summary>
    public static IEnumerable<(string Suffix, IReadOnlyDictionary<string, string> Values)> Variants(RightsTable table, IEnumerable<string> parameters)
    {
        var names = parameters.ToList();
        if (names.Find(n => !table.Samples.ContainsKey(n)) is { } unknown)
            throw new InvalidOperationException($"rights.txt has no sample for the parameter '{unknown}'; add: sample {unknown} | VALUE [VALUE-OF-ANOTHER-PROJECT]");
        var isTwofold = names.Exists(n => table.Samples[n].Other is not null);
        yield return (isTwofold ? " own" : "", names.ToDictionary(n => n, n => table.Samples[n].Own));
        if (isTwofold)
            yield return (" other", names.ToDictionary(n => n, n => table.Samples[n].Other ?? table.Samples[n].Own));
    }
}
