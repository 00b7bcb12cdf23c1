using System.Buffers;
using System.Text;

namespace TapBot.Core.Logs;

/// <summary>Finds the lines of a block that a filter lets through, in the bytes as they are stored. One reading uses it.</summary>
internal sealed class BlockMatcher : IDisposable
{
    private readonly LevelSet levels;
    private readonly string? literal;
    private readonly LogFilter? wanted;
    private readonly byte[] bytes = [];
    private readonly SearchValues<string>? anyCase;
    private readonly bool isAscii;
    private char[] characters = [];

    public BlockMatcher(LogBlockFilter? filter)
    {
        levels = filter?.Levels ?? LevelSet.All;
        wanted = filter?.Wanted;
        if (filter?.Literal is not { Length: > 0 } text)
            return;
        literal = text;
        bytes = Encoding.UTF8.GetBytes(text);
        isAscii = Ascii.IsValid(text);
        if (filter.IgnoreCase)
            anyCase = SearchValues.Create([text], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the header leaves a chance. The levels of markers are not in it.</summary>
    public bool MayMatch(LogBlock block)
    {
        if (block.TextRaw < bytes.Length && isAscii)
            return false;
        for (var slot = 0; slot < LineCounts.Slots; slot++)
        {
            if (block.Counts[slot] > 0 && (slot == LineCounts.Markers || levels.Contains((LineLevel)slot)))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Marks the lines of the reader's block that match, oldest first. The texts are looked through before the columns are even read, so a block without
    /// the literal costs its decompression and nothing else.
    /// </summary>
    /// <returns>False when nothing matches, or the block cannot be read.</returns>
    public bool Find(BlockReader reader, List<int> matches)
    {
        matches.Clear();
        if (wanted is not null && !(reader.LoadText() && wanted.MayMatch(reader.Text)))
            return false;
        if (literal is null)
            return reader.LoadColumns() && FindLevels(reader, matches) && reader.LoadText();
        if (!reader.LoadText())
            return false;
        if (anyCase is null)
            return reader.Text.IndexOf(bytes) is >= 0 and var first && reader.LoadColumns() && FindBytes(reader, first, matches);
        var text = Characters(reader.Text);
        if (text.IndexOfAny(anyCase) is not (>= 0 and var found) || !reader.LoadColumns())
            return false;
        return isAscii ? FindAscii(reader, text, found, matches) : FindOther(reader, matches);
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(characters);
        characters = [];
    }

    private bool FindLevels(BlockReader reader, List<int> matches)
    {
        var fields = reader.Fields;
        for (var line = 0; line < fields.Length; line++)
        {
            if (levels.Contains(fields[line].Level))
                matches.Add(line);
        }
        return matches.Count > 0;
    }

    private bool FindBytes(BlockReader reader, int at, List<int> matches)
    {
        var text = reader.Text;
        for (var line = 0; ;)
        {
            at = Take(reader, at, ref line, matches);
            if (at >= text.Length || text[at..].IndexOf(bytes) is not (>= 0 and var next))
                return matches.Count > 0;
            at += next;
        }
    }

    /// <summary>An ASCII literal stands at the same place in the bytes and in the characters made of them one by one.</summary>
    private bool FindAscii(BlockReader reader, ReadOnlySpan<char> text, int at, List<int> matches)
    {
        for (var line = 0; ;)
        {
            at = Take(reader, at, ref line, matches);
            if (at >= text.Length || text[at..].IndexOfAny(anyCase!) is not (>= 0 and var next))
                return matches.Count > 0;
            at += next;
        }
    }

    private bool FindOther(BlockReader reader, List<int> matches)
    {
        for (var line = 0; line < reader.Fields.Length; line++)
        {
            if (levels.Contains(reader.Fields[line].Level) && Characters(reader.TextOf(line)).ContainsAny(anyCase!))
                matches.Add(line);
        }
        return matches.Count > 0;
    }

    /// <summary>Marks the line that has the literal at an offset, unless it runs over the line's end.</summary>
    /// <returns>Where to look on.</returns>
    private int Take(BlockReader reader, int at, ref int line, List<int> matches)
    {
        var fields = reader.Fields;
        while (line < fields.Length && reader.Start(line) + fields[line].TextLength <= at)
            line++;
        if (line == fields.Length)
            return int.MaxValue; // behind the lines that were asked for
        var end = reader.Start(line) + fields[line].TextLength;
        if (at + bytes.Length > end)
            return at + 1;
        if (levels.Contains(fields[line].Level))
            matches.Add(line);
        return end;
    }

    /// <summary>Bytes as characters: one by one for an ASCII literal, which needs no more, and properly for others.</summary>
    private ReadOnlySpan<char> Characters(ReadOnlySpan<byte> text)
    {
        if (characters.Length < text.Length)
        {
            ArrayPool<char>.Shared.Return(characters);
            characters = ArrayPool<char>.Shared.Rent(text.Length);
        }
        return characters.AsSpan(0, (isAscii ? Encoding.Latin1 : Encoding.UTF8).GetChars(text, characters));
    }
}
