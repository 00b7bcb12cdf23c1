namespace TapBot.Testing.Proxy;

/// <summary>An answer of <see cref="FakeTraefik"/>.</summary>
internal sealed record FakeAnswer(string Body)
{
    public int Status { get; init; } = 200;

    /// <summary>More lines of the head, each with its end.</summary>
    public string Headers { get; init; } = "";

    /// <summary>True when it never comes.</summary>
    public bool Hangs { get; init; }
}
