using System.Security.Cryptography;
using System.Text;
using TapBot.Core.Databases;
using TapBot.Portal.Ui;

namespace TapBot.Portal.Features.Databases;

/// <summary>Which statements of a text are meant. Pure.</summary>
internal static class ConsoleChoice
{
    /// <summary>All of them, those that are chosen, or the one at the cursor; each behind a prefix.</summary>
    public static QueryRequest Request(string text, SqlChoice choice, string prefix)
    {
        var (from, to) = (Math.Clamp(Math.Min(choice.From, choice.To), 0, text.Length), Math.Clamp(Math.Max(choice.From, choice.To), 0, text.Length));
        IEnumerable<SqlStatement> statements = choice.All ? SqlScript.Split(text)
            : from < to ? SqlScript.Split(text[from..to]).Select(s => s with { Start = s.Start + from })
            : SqlScript.At(SqlScript.Split(text), from) is { } one ? [one] : [];
        return new QueryRequest([.. statements.Select(s => prefix.Length == 0 ? s : s with { Text = prefix + s.Text, Start = s.Start - prefix.Length })]);
    }

    /// <summary>What tells a statement in a database from another one at the same place.</summary>
    public static string MarkOf(SqlStatement statement, string? database) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{database}\n{statement.Text}")))[..16];
}
