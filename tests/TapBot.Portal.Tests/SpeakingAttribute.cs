using System.Globalization;
using System.Reflection;
using Xunit.v3;

namespace TapBot.Portal.Tests;

/// <summary>Runs a test as a reader of this language sees the portal.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SpeakingAttribute(string culture) : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
}
