using TapBot.Core.Access;
using TapBot.Core.Containers;
using TapBot.Testing.Containers;

namespace TapBot.Core.Tests.Containers;

public sealed class ContainerTests
{
    [Fact]
    public void Labels_OtherOnes_BringAnotherProjectAndService()
    {
        var container = A.Container("web", project: "shop");
        var (moved, plain) = (container with { Labels = A.Container("db", project: "bank").Labels }, container with { Labels = A.Container().Labels });

        Assert.Equal(("shop", "web", Scope.Of(A.Server(), "shop")), (container.Project, container.Service, container.Scope));
        Assert.Equal(("bank", "db", Scope.Of(A.Server(), "bank")), (moved.Project, moved.Service, moved.Scope));
        Assert.Equal((null, null, Scope.Of(A.Server())), (plain.Project, plain.Service, plain.Scope));
        Assert.Equal(("shop", "web"), (container with { RestartCount = 1 }) is var later ? (later.Project, later.Service) : default);
    }
}
