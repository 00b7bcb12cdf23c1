using System.Buffers.Text;

namespace TapBot.Core.Logs;

/// <summary>What the properties of a line of JSON say about its level, from the surest sign to the weakest.</summary>
internal struct JsonSigns
{
    private LevelTally words;
    private LineLevel access;
    private LineLevel status;
    private LineLevel mongo;
    private bool serilog;
    private bool request;

    /// <summary>The level all that agrees on.</summary>
    public readonly LineLevel Level =>
        access != LineLevel.Unknown ? access
        : !words.IsEmpty ? words.Level
        : serilog ? LineLevel.Info // the compact format leaves the level out when it is Information
        : request && status != LineLevel.Unknown ? status
        : mongo;

    /// <summary>A property with a text, or with something nested (an empty value).</summary>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, int depth)
    {
        if (LevelWords.IsKey(key))
            words.Add(key.Length == 14 ? PostgresLevel.Of(value) : LevelWords.Find(value));
        if (depth > 1)
            return;
        serilog |= key.SequenceEqual("@mt"u8) || key.SequenceEqual("@m"u8);
        request |= key.StartsWith("request"u8) || key.SequenceEqual("remote_addr"u8);
        if (key.SequenceEqual("status"u8))
            status = AccessLevel.Of(value); // nginx writes its numbers as texts
        if (key.Length == 1 && key[0] == 's' && value.Length is 1 or 2)
            mongo = OfMongo(value);
    }

    /// <summary>A property with a number, or with true, false or null.</summary>
    public void AddNumber(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, int depth)
    {
        if (LevelWords.IsKey(key))
            words.Add(FromNumber(value));
        if (depth > 1)
            return;
        if (key.SequenceEqual("DownstreamStatus"u8))
            access = AccessLevel.Of(value); // Traefik says "info" to everything beside it
        else if (key.SequenceEqual("status"u8))
            status = AccessLevel.Of(value);
    }

    /// <summary>pino and bunyan: 10 trace, 20 debug, 30 info, 40 warn, 50 error, 60 fatal; levels of one's own lie between.</summary>
    private static LineLevel FromNumber(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out int number, out var used) && used == value.Length && number is >= 10 and < 70
            ? (LineLevel)(number / 10)
            : LineLevel.Unknown;

    private static LineLevel OfMongo(ReadOnlySpan<byte> severity) => severity[0] switch
    {
        (byte)'D' => LineLevel.Debug,
        (byte)'I' when severity.Length == 1 => LineLevel.Info,
        (byte)'W' when severity.Length == 1 => LineLevel.Warn,
        (byte)'E' when severity.Length == 1 => LineLevel.Error,
        (byte)'F' when severity.Length == 1 => LineLevel.Fatal,
        _ => LineLevel.Unknown,
    };
}
