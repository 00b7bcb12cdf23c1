using System.Text.Json;

namespace TapBot.Portal.Features.Wall;

/// <summary>
/// Writes what is told of the pictures of one board. Most screens have the same picture and take the next one in the same moment: for them it is written once.
/// </summary>
internal sealed class NewsWriter(TimeProvider time, JsonSerializerOptions json)
{
    /// <summary>How old the time of the portal and the ages may be in what a screen is told.</summary>
    private static readonly TimeSpan Same = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private Written? last;

    /// <summary>What a screen that has the picture of the number <paramref name="after"/> is told of this one, as JSON in UTF-8.</summary>
    public byte[] Write(BoardPicture picture, long after)
    {
        lock (gate)
        {
            if (last is not { } told || told.Picture != picture.Number || told.After != after || time.GetElapsedTime(told.At) >= Same)
                last = told = new Written(picture.Number, after, time.GetTimestamp(), Write(WallNews.Of(picture, after, WallStream.Build, time)));
            return told.Json;
        }
    }

    /// <summary>The first word on a connection, as JSON in UTF-8.</summary>
    public byte[] WriteHello() => Write(WallNews.Hello(WallStream.Build, time));

    private byte[] Write(WallNews news) => JsonSerializer.SerializeToUtf8Bytes(news, json);

    private sealed record Written(long Picture, long After, long At, byte[] Json);
}
