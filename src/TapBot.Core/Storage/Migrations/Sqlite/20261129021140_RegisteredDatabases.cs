using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TapBot.Core.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RegisteredDatabases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Databases",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    Host = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    Port = table.Column<int>(type: "INTEGER", nullable: false),
                    Database = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    Tls = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Server = table.Column<string>(type: "TEXT", maxLength: 63, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Databases", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "DatabaseLogIns",
                columns: table => new
                {
                    DatabaseKey = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    User = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    Password = table.Column<string>(type: "TEXT", maxLength: 4096, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DatabaseLogIns", x => new { x.DatabaseKey, x.Kind });
                    table.ForeignKey(
                        name: "FK_DatabaseLogIns_Databases_DatabaseKey",
                        column: x => x.DatabaseKey,
                        principalTable: "Databases",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DatabaseLogIns");

            migrationBuilder.DropTable(
                name: "Databases");
        }
    }
}
