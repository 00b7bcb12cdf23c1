using TapBot.Core.Access;

namespace TapBot.Core.Tests.Access;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("fourteen chars", "access.password.short")]
    [InlineData("", "access.password.short")]
    [InlineData("passwordpassword", "access.password.common")]
    [InlineData("Password123456!", "access.password.common")]
    [InlineData("qwerty123456789", "access.password.common")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", "access.password.common")]
    [InlineData("xyzxyzxyzxyzxyzxyz", "access.password.common")]
    [InlineData("abcdefghijklmnopqrs", "access.password.common")]
    [InlineData("correcthorsebatterystaple", "access.password.common")]
    [InlineData("long-user-name-of-ada", "access.password.isName")]
    [InlineData("LONG-USER-NAME-OF-ADA", "access.password.isName")]
    [InlineData("four plain words here", null)]
    [InlineData("123456789012345x", null)]
    [InlineData("пароль из пяти простых слов", null)]
    public void Flaw_Password_IsNamed(string password, string? code) => Assert.Equal(code, PasswordRules.Flaw("long-user-name-of-ada", password));

    [Fact]
    public void Flaw_Length_IsFrom15To128()
    {
        const string pattern = "the quick brown fox jumps over a lazy dog while nine wizards mix seven potions behind our old stone bridge until late autumn rain comes again";

        Assert.Null(PasswordRules.Flaw("ada", pattern[..15]));
        Assert.Null(PasswordRules.Flaw("ada", pattern[..128]));
        Assert.Equal("access.password.long", PasswordRules.Flaw("ada", pattern[..129]));
    }
}
