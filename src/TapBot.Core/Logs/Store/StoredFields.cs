namespace TapBot.Core.Logs;

/// <summary>What a stored line is beside its text.</summary>
/// <param name="Cursor">Its place and time.</param>
/// <param name="TextLength">The bytes of its text in UTF-8.</param>
/// <param name="CutBytes">See <see cref="LogLine.CutBytes"/>.</param>
/// <param name="Stream">Which output.</param>
/// <param name="Level">How serious.</param>
internal readonly record struct StoredFields(LogCursor Cursor, int TextLength, int CutBytes, LogStream Stream, LineLevel Level)
{
    private const int StreamShift = 3, CutFlag = 0x20;

    public long Nanoseconds => Cursor.Nanoseconds;

    /// <summary>Level, stream and whether something was cut off, in one byte.</summary>
    public byte Flags => (byte)((int)Level | (int)Stream << StreamShift | (CutBytes != 0 ? CutFlag : 0));

    public static LineLevel LevelOf(byte flags) => (LineLevel)(flags & 0x7);

    public static LogStream StreamOf(byte flags) => (LogStream)((flags >> StreamShift) & 0x3);

    public static bool IsCut(byte flags) => (flags & CutFlag) != 0;
}
