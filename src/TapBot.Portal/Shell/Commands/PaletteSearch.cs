namespace TapBot.Portal.Shell.Commands;

/// <summary>Finds entries by what is typed: every word must fit somewhere, whole words before parts, parts before letters with gaps. Pure.</summary>
internal static class PaletteSearch
{
    /// <summary>How many results are shown.</summary>
    public const int Most = 40;

    private const int MostWords = 8;

    /// <summary>What fits. Without words: what was chosen lately, then the pages. What was typed on the other keyboard layout is understood when nothing else fits.</summary>
    public static PaletteResult Find(IReadOnlyList<PaletteEntry> entries, string query, IReadOnlyList<string> recent)
    {
        var words = WordsOf(query);
        if (words.Length == 0)
            return Usual(entries, recent);
        var found = Ranked(entries, words, recent);
        return found.Found > 0 ? found : Ranked(entries, WordsOf(KeyboardLayout.Switch(query)), recent);
    }

    private static string[] WordsOf(string query) => [.. query.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostWords)];

    private static PaletteResult Usual(IReadOnlyList<PaletteEntry> entries, IReadOnlyList<string> recent)
    {
        var byKey = entries.ToLookup(e => e.Key, StringComparer.Ordinal);
        List<PaletteEntry> shown = [.. recent.Select(k => byKey[k].FirstOrDefault()).OfType<PaletteEntry>()];
        shown.AddRange(entries.Where(e => e.Order == 0).Except(shown));
        return new PaletteResult([.. shown.Take(Most)], shown.Count);
    }

    private static PaletteResult Ranked(IReadOnlyList<PaletteEntry> entries, string[] words, IReadOnlyList<string> recent)
    {
        if (words.Length == 0)
            return PaletteResult.Nothing;
        var found = new List<(int Score, PaletteEntry Entry)>();
        foreach (var entry in entries)
        {
            var score = 0;
            foreach (var word in words)
            {
                var one = ScoreOf(entry, word);
                score = one == 0 ? 0 : score + one;
                if (one == 0)
                    break;
            }
            if (score > 0)
                found.Add((score + BonusOf(entry, recent), entry));
        }
        return new PaletteResult(
            [.. found.OrderByDescending(f => f.Score).ThenBy(f => f.Entry.Order).ThenBy(f => f.Entry.Title.Length).ThenBy(f => f.Entry.Title, StringComparer.CurrentCultureIgnoreCase).Take(Most).Select(f => f.Entry)],
            found.Count);
    }

    private static int BonusOf(PaletteEntry entry, IReadOnlyList<string> recent)
    {
        for (var i = 0; i < recent.Count; i++)
        {
            if (recent[i] == entry.Key)
                return Math.Max(5, 20 - i);
        }
        return 0;
    }

    /// <summary>How well a word fits an entry; 0 when it does not.</summary>
    private static int ScoreOf(PaletteEntry entry, string word)
    {
        if (PartOf(entry.Title, word) is var title and > 0)
            return title;
        if (Math.Max(PartOf(entry.Also, word), PartOf(entry.Note, word)) is var other and > 0)
            return other / 2;
        return LettersOf(entry.Title, word);
    }

    private static int PartOf(string text, string word)
    {
        var best = 0;
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var begins = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            var ends = at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]);
            best = Math.Max(best, 60 + (begins ? 25 : 0) + (begins && ends ? 15 : 0));
        }
        return best;
    }

    /// <summary>The letters in their order with gaps between: <c>rsweb</c> in "Restart web". The fewer the gaps, the better; two letters are too few to mean anything.</summary>
    private static int LettersOf(string text, string word)
    {
        if (word.Length < 3)
            return 0;
        var (at, gaps) = (0, 0);
        foreach (var letter in word)
        {
            var next = text.AsSpan(at).IndexOfAny(char.ToLowerInvariant(letter), char.ToUpperInvariant(letter));
            if (next < 0)
                return 0;
            if (next > 0 && at > 0)
                gaps++;
            at += next + 1;
        }
        return Math.Max(1, 30 - (6 * gaps));
    }
}
