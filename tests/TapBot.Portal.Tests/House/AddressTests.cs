using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace TapBot.Portal.Tests.House;

/// <summary>Who reads the address of a page.</summary>
public sealed class AddressTests
{
    /// <summary>
    /// A component that comes while the address changes and reads it by itself ends the circuit: the framework is just then going through those that do. So pages read it, and hand it on.
    /// </summary>
    [Fact]
    public void Query_OfTheAddress_IsReadByPagesOnly()
    {
        var readers = typeof(Program).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ComponentBase)) && t.GetProperties().Any(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null)).ToList();

        Assert.NotEmpty(readers);
        Assert.Empty(readers.Where(t => !t.GetCustomAttributes<RouteAttribute>().Any()).Select(t => t.Name));
    }
}
