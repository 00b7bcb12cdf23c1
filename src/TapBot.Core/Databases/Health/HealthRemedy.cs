using System.Text;

namespace TapBot.Core.Databases;

/// <summary>Puts the SQL of several findings together. The portal never runs it by itself.</summary>
internal static class HealthRemedy
{
    /// <summary>All statements, each once, those of one database below a comment that names it; null when there is none.</summary>
    public static string? Of(IEnumerable<HealthFinding> findings)
    {
        var text = new StringBuilder();
        foreach (var group in findings.Where(f => f.Remedy is not null).GroupBy(f => f.Database).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (group.Key is { } database)
                text.Append("-- database ").AppendLine(OneLine(SqlName.Quote(database)));
            foreach (var remedy in group.Select(f => f.Remedy).Distinct(StringComparer.Ordinal))
                text.AppendLine(remedy);
        }
        return text.Length == 0 ? null : text.ToString().TrimEnd();
    }

    /// <summary>A name may hold a line break, which would end the comment it stands in.</summary>
    private static string OneLine(string name) => string.Concat(name.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? '?' : c));
}
