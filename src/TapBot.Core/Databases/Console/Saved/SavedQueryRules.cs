using TapBot.Core.Storage;
using TapBot.Core.Wording;

namespace TapBot.Core.Databases;

/// <summary>What can be saved. Pure.</summary>
internal static class SavedQueryRules
{
    /// <summary>Why a change cannot be saved; null when it can.</summary>
    public static Phrase? Flaw(string name, SavedQueryChange change)
    {
        if (name.Length is < 1 or > SavedQueries.LongestName || name.Any(c => char.IsControl(c) || c == '/'))
            return Phrase.Of("console.saved.badName", ("most", SavedQueries.LongestName));
        if (change.Description is { Length: > SavedQueries.LongestDescription } || change.Description?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) == true)
            return Phrase.Of("console.saved.badDescription", ("most", SavedQueries.LongestDescription));
        if (change.Database is { Length: < 1 or > 63 } || change.Database?.Contains('\0', StringComparison.Ordinal) == true)
            return Phrase.Of("console.saved.badDatabase");
        if (change.Text is { } text && (text.Length > SavedQueries.LongestText || string.IsNullOrWhiteSpace(text)))
            return Phrase.Of("console.saved.badText", ("most", SavedQueries.LongestText));
        return null;
    }

    /// <summary>Puts a change into what is stored.</summary>
    public static void Apply(SavedQueryRow row, SavedQueryChange change)
    {
        row.Text = change.Text is { } text ? StoredText.Of(text) : row.Text;
        row.Database = change.Database ?? row.Database;
        row.Description = change.Description is { } said ? said.Trim() is { Length: > 0 } words ? StoredText.Of(words) : null : row.Description;
        row.IsShared = change.IsShared ?? row.IsShared;
    }

    /// <summary>False when others would read a password.</summary>
    public static bool MayBeShown(SavedQueryRow row) => !row.IsShared || StatementText.WithoutPasswords(row.Text) == row.Text;
}
