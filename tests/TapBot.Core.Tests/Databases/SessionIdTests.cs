using TapBot.Core.Databases;

namespace TapBot.Core.Tests.Databases;

public sealed class SessionIdTests
{
    [Fact]
    public void Parse_WhatWasWritten_IsTheSame()
    {
        var id = new SessionId(4098, new DateTimeOffset(2026, 11, 28, 14, 2, 11, TimeSpan.Zero).AddMicroseconds(123_456));

        Assert.Equal("4098-1795874531123456", id.ToString());
        Assert.Equal(id, SessionId.Parse(id.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4098")]
    [InlineData("-1")]
    [InlineData("0-1")]
    [InlineData("4098-")]
    [InlineData("4098-x")]
    [InlineData("4098--5")]
    [InlineData("+4098-5")]
    [InlineData("4098- 5")]
    [InlineData("99999999999-5")]
    [InlineData("4098-9999999999999999999")]
    [InlineData("4098-999999999999999999")]
    public void TryParse_NoSession_IsFalse(string text) => Assert.False(SessionId.TryParse(text, null, out _));
}
