using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Access;

/// <summary>How people, sessions, tokens and grants are stored.</summary>
internal sealed class AccessEntities : IEntityTypeConfiguration<PortalUser>, IEntityTypeConfiguration<GrantRow>, IEntityTypeConfiguration<SessionRow>,
    IEntityTypeConfiguration<ApiTokenRow>, IEntityTypeConfiguration<IdentityUserClaim<string>>, IEntityTypeConfiguration<IdentityUserLogin<string>>,
    IEntityTypeConfiguration<IdentityUserToken<string>>
{
    public void Configure(EntityTypeBuilder<PortalUser> builder)
    {
        builder.ToTable("Users");
        builder.HasMany(u => u.Grants).WithOne().HasForeignKey(g => g.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<GrantRow> builder)
    {
        builder.ToTable("Grants", table =>
        {
            table.HasCheckConstraint("CK_Grants_Holder", "(\"UserId\" IS NULL) <> (\"TokenId\" IS NULL)");
            table.HasCheckConstraint("CK_Grants_What", "(\"Role\" IS NULL) <> (\"Permission\" IS NULL)");
        });
        builder.Property(g => g.Role).HasConversion<string>().HasMaxLength(32);
        builder.Property(g => g.Permission).HasConversion<string>().HasMaxLength(32);
        builder.Property(g => g.Server).HasMaxLength(63);
        builder.Property(g => g.Project).HasMaxLength(255);
    }

    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(s => s.Id).HasMaxLength(64);
        builder.Property(s => s.Address).HasMaxLength(64);
        builder.Property(s => s.UserAgent).HasMaxLength(256);
        builder.Property(s => s.Method).HasConversion<string>().HasMaxLength(32);
        builder.HasOne(s => s.User).WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<ApiTokenRow> builder)
    {
        builder.ToTable("ApiTokens");
        builder.Property(t => t.Id).HasMaxLength(32);
        builder.Property(t => t.Name).HasMaxLength(100);
        builder.Property(t => t.Hash).HasMaxLength(64);
        builder.Property(t => t.LastFour).HasMaxLength(4);
        builder.Property(t => t.LastUsedAddress).HasMaxLength(64);
        builder.HasIndex(t => t.Hash).IsUnique();
        builder.HasOne(t => t.Owner).WithMany().HasForeignKey(t => t.OwnerId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(t => t.Grants).WithOne().HasForeignKey(g => g.TokenId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> builder) => builder.ToTable("UserClaims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> builder) => builder.ToTable("UserLogins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> builder) => builder.ToTable("UserTokens");
}
