using TapBot.Core.Access;

namespace TapBot.Core.Tests.Access;

public sealed class TokenTextTests
{
    [Fact]
    public void New_Always_IsWholeAndNeverTheSame()
    {
        var tokens = Enumerable.Range(0, 100).Select(_ => TokenText.New()).ToArray();

        Assert.All(tokens, t => Assert.True(TokenText.IsWhole(t), t));
        Assert.Equal(100, tokens.Distinct().Count());
    }

    [Fact]
    public void IsWhole_AnyCharacterChanged_IsFalse()
    {
        var token = TokenText.New();

        for (var i = 0; i < token.Length; i++)
        {
            var other = token[i] == 'x' ? 'y' : 'x';
            Assert.False(TokenText.IsWhole(token[..i] + other + token[(i + 1)..]), $"changed at {i}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tbp_")]
    [InlineData("ghp_0123456789012345678901234567890123456789012345678")]
    public void IsWhole_SomethingElse_IsFalse(string? text) => Assert.False(TokenText.IsWhole(text));

    [Fact]
    public void IsWhole_Cut_IsFalse() => Assert.False(TokenText.IsWhole(TokenText.New()[..^1]));
}
